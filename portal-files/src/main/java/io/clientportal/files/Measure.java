package io.clientportal.files;

import io.clientportal.documents.Previewer.Unshowable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.filter.FilterFactory;
import org.apache.pdfbox.filter.FlateFilterDecoderStream;
import org.jspecify.annotations.Nullable;

/**
 * How large the streams of a PDF are once they are decoded. PDFBox decodes a stream into memory whole, so each is run through
 * its filters beforehand, into nothing.
 */
final class Measure {

    private static final int MIB = 1024 * 1024;
    private static final int MOST_DATA = 64 * MIB;
    private static final int MOST_BETWEEN = 32 * MIB;
    /** No row of a picture or a table is longer. */
    private static final int MOST_COLUMNS = 65_536;

    private final long pixels;
    private final Deadline deadline;

    Measure(long pixels, Deadline deadline) {
        this.pixels = pixels;
        this.deadline = deadline;
    }

    /** @throws Unshowable where the decoded data would be too large */
    void check(InputStream encoded, @Nullable COSBase filter, COSDictionary dictionary) throws IOException {
        size(dictionary);
        parameters(dictionary);
        boolean picture = dictionary.getInt(COSName.WIDTH, COSName.W, 0) > 0;
        long most = picture ? Math.max(MOST_DATA, 4 * pixels) : MOST_DATA;
        List<COSName> filters = names(filter);
        InputStream data = encoded;
        for (int i = 0; i < filters.size(); i++) {
            switch (filters.get(i).getName()) {
                case "DCTDecode", "DCT" -> {
                    if (Jpeg.of(data, deadline).pixels() > pixels) {
                        throw tooLarge();
                    }
                    return;
                }
                case "CCITTFaxDecode", "CCF" -> {
                    return;
                }
                case "Crypt" -> {}
                case "FlateDecode",
                        "Fl",
                        "LZWDecode",
                        "LZW",
                        "RunLengthDecode",
                        "RL",
                        "ASCII85Decode",
                        "A85",
                        "ASCIIHexDecode",
                        "AHx" -> {
                    boolean last = i == filters.size() - 1;
                    Bounded decoded = new Bounded(last ? most : MOST_BETWEEN, !last);
                    if (last && filters.get(i).getName().startsWith("Fl")) {
                        // Without what comes after unpacking, which makes nothing larger.
                        new FlateFilterDecoderStream(data).transferTo(decoded);
                    } else {
                        FilterFactory.INSTANCE.getFilter(filters.get(i)).decode(data, decoded, dictionary, i);
                    }
                    data = decoded.kept();
                }
                default -> throw new Unshowable("It holds a picture of a kind that is not drawn");
            }
        }
    }

    /** The size that the dictionary of a picture claims. */
    void size(COSDictionary picture) {
        long width = picture.getInt(COSName.WIDTH, COSName.W, 0);
        long height = picture.getInt(COSName.HEIGHT, COSName.H, 0);
        if (width > MOST_COLUMNS || height > MOST_COLUMNS || width * height > pixels) {
            throw tooLarge();
        }
    }

    private void parameters(COSDictionary dictionary) {
        COSBase all = dictionary.getDictionaryObject(COSName.DECODE_PARMS, COSName.DP);
        List<COSBase> each = new ArrayList<>();
        if (all instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                each.add(array.getObject(i));
            }
        } else {
            each.add(all);
        }
        for (COSBase one : each) {
            if (one instanceof COSDictionary parameters) {
                long columns = parameters.getInt(COSName.COLUMNS, 1);
                long rows = parameters.getInt(COSName.ROWS, 1);
                if (columns > MOST_COLUMNS
                        || columns * rows > pixels
                        || parameters.getInt(COSName.BITS_PER_COMPONENT, 8) > 32) {
                    throw tooLarge();
                }
            }
        }
    }

    private static List<COSName> names(@Nullable COSBase filter) {
        List<COSName> names = new ArrayList<>();
        if (filter instanceof COSName name) {
            names.add(name);
        } else if (filter instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.getObject(i) instanceof COSName name) {
                    names.add(name);
                }
            }
        }
        if (names.size() > 8) {
            throw new Unshowable("It is packed too often");
        }
        return names;
    }

    private static Unshowable tooLarge() {
        return new Unshowable("It holds too much to be drawn");
    }

    private final class Bounded extends OutputStream {

        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private final boolean keeps;
        private long left;

        private Bounded(long most, boolean keeps) {
            this.left = most;
            this.keeps = keeps;
        }

        @Override
        public void write(int b) {
            take(1);
            if (keeps) {
                kept.write(b);
            }
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            take(length);
            if (keeps) {
                kept.write(bytes, from, length);
            }
        }

        private void take(int length) {
            if (left < length) {
                throw tooLarge();
            }
            if (left >> 16 != left - length >> 16) {
                deadline.check();
            }
            left -= length;
        }

        private InputStream kept() {
            return new ByteArrayInputStream(kept.toByteArray());
        }
    }
}
