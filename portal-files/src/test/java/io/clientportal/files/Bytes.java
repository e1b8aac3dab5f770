package io.clientportal.files;

import io.clientportal.documents.Previewer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Files made byte by byte, good ones and hostile ones. */
final class Bytes {

    private Bytes() {}

    static Previewer.Source source(byte[] bytes) {
        return new Previewer.Source() {
            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }

            @Override
            public long size() {
                return bytes.length;
            }
        };
    }

    /** So many zeros, packed. */
    static byte[] packedZeros(long size) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] piece = new byte[1 << 20];
        byte[] packed = new byte[1 << 16];
        for (long left = size; left > 0; left -= piece.length) {
            deflater.setInput(piece, 0, (int) Math.min(left, piece.length));
            while (!deflater.needsInput()) {
                out.write(packed, 0, deflater.deflate(packed));
            }
        }
        deflater.finish();
        while (!deflater.finished()) {
            out.write(packed, 0, deflater.deflate(packed));
        }
        deflater.end();
        return out.toByteArray();
    }

    static byte[] packed(byte[] bytes) {
        Deflater deflater = new Deflater();
        deflater.setInput(bytes);
        deflater.finish();
        byte[] packed = new byte[bytes.length + 100];
        int length = deflater.deflate(packed);
        deflater.end();
        return Arrays.copyOf(packed, length);
    }

    /** A PNG of a header with this size and the chunks given as pairs of name and content. */
    static byte[] png(int width, int height, int depth, int colours, Object... chunks) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.writeBytes(number(width));
        header.writeBytes(number(height));
        header.writeBytes(new byte[] {(byte) depth, (byte) colours, 0, 0, 0});
        chunk(out, "IHDR", header.toByteArray());
        for (int i = 0; i < chunks.length; i += 2) {
            chunk(out, (String) chunks[i], (byte[]) chunks[i + 1]);
        }
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String name, byte[] content) {
        byte[] named = join(text(name), content);
        CRC32 sum = new CRC32();
        sum.update(named);
        out.writeBytes(number(content.length));
        out.writeBytes(named);
        out.writeBytes(number((int) sum.getValue()));
    }

    static byte[] number(int number) {
        return new byte[] {(byte) (number >> 24), (byte) (number >> 16), (byte) (number >> 8), (byte) number};
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] stream(String dictionary, byte[] data) {
        return join(text("<<" + dictionary + " /Length " + data.length + ">>\nstream\n"), data, text("\nendstream"));
    }

    /** A PDF of these objects, numbered from 1; the first one is the catalog. */
    static byte[] pdf(byte[]... objects) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(text("%PDF-1.7\n"));
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < objects.length; i++) {
            places.add(out.size());
            out.writeBytes(join(text((i + 1) + " 0 obj\n"), objects[i], text("\nendobj\n")));
        }
        int table = out.size();
        StringBuilder end = new StringBuilder("xref\n0 " + (objects.length + 1) + "\n0000000000 65535 f \n");
        places.forEach(place -> end.append(String.format("%010d 00000 n \n", place)));
        end.append("trailer\n<< /Size " + (objects.length + 1) + " /Root 1 0 R >>\nstartxref\n" + table + "\n%%EOF\n");
        out.writeBytes(text(end.toString()));
        return out.toByteArray();
    }

    /** A PDF of one page: its content is object 4, further objects are 5 and on, named in its resources. */
    static byte[] page(String resources, byte[] content, byte[]... more) {
        byte[][] objects = new byte[4 + more.length][];
        objects[0] = text("<< /Type /Catalog /Pages 2 0 R >>");
        objects[1] = text("<< /Type /Pages /Count 1 /Kids [3 0 R] >>");
        objects[2] = text("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 400] /Contents 4 0 R /Resources << "
                + resources + " >> >>");
        objects[3] = content;
        System.arraycopy(more, 0, objects, 4, more.length);
        return pdf(objects);
    }
}
