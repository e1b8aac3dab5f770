package io.clientportal.files;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSInputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.DecodeOptions;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.io.RandomAccessReadView;
import org.apache.pdfbox.io.RandomAccessStreamCache;
import org.apache.pdfbox.pdfparser.COSParser;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** Opens PDFs so that no stream of theirs is decoded before it was measured, the parser's own streams included. */
final class MeasuredPdf {

    private MeasuredPdf() {}

    static PDDocument open(Path file, Measure measure, Deadline deadline) throws IOException {
        WatchedFile source = new WatchedFile(file, deadline);
        try {
            return new MeasuredParser(source, measure).parse();
        } catch (IOException | RuntimeException | StackOverflowError e) {
            source.close();
            throw e;
        }
    }

    /** PDFBox unpacks the content of a page as it draws it, past the measuring. */
    static void measureContent(PDPage page) throws IOException {
        if (page.getCOSObject().getCOSStream(COSName.CONTENTS) instanceof MeasuredStream content) {
            content.measure();
        }
    }

    private static final class MeasuredParser extends PDFParser {

        private MeasuredParser(RandomAccessRead source, Measure measure) throws IOException {
            super(source, "", null, null, null);
            document.close();
            document = new MeasuredDocument(this, measure);
        }
    }

    private static final class MeasuredDocument extends COSDocument {

        private final COSParser parser;
        private final Measure measure;
        /** Where the streams of encrypted files go once they are decrypted. */
        private final RandomAccessStreamCache decrypted =
                IOUtils.createTempFileOnlyStreamCache().create();

        private MeasuredDocument(COSParser parser, Measure measure) throws IOException {
            super(IOUtils.createTempFileOnlyStreamCache(), parser);
            this.parser = parser;
            this.measure = measure;
        }

        @Override
        public COSStream createCOSStream(COSDictionary dictionary, long start, long length) throws IOException {
            COSStream stream = new MeasuredStream(decrypted, parser.createRandomAccessReadView(start, length), measure);
            dictionary.forEach(stream::setItem);
            stream.setKey(dictionary.getKey());
            return stream;
        }

        @Override
        public void close() throws IOException {
            try {
                super.close();
            } finally {
                decrypted.close();
            }
        }
    }

    private static final class MeasuredStream extends COSStream {

        private final Measure measure;
        private boolean measured;

        private MeasuredStream(RandomAccessStreamCache cache, RandomAccessReadView bytes, Measure measure)
                throws IOException {
            super(cache, bytes);
            this.measure = measure;
        }

        @Override
        public COSInputStream createInputStream(DecodeOptions options) throws IOException {
            measure();
            return super.createInputStream(options);
        }

        @Override
        public RandomAccessRead createView() throws IOException {
            measure();
            return super.createView();
        }

        void measure() throws IOException {
            if (!measured) {
                COSBase filters = getFilters();
                measure.check(createRawInputStream(), filters, this);
                measured = true;
            }
        }
    }

    /** The file as the parser reads it, until the time is up. */
    private static final class WatchedFile extends RandomAccessReadBufferedFile {

        private final Deadline deadline;
        private int reads;

        private WatchedFile(Path file, Deadline deadline) throws IOException {
            super(file);
            this.deadline = deadline;
        }

        @Override
        public int read() throws IOException {
            watch();
            return super.read();
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            deadline.check();
            return super.read(bytes, from, length);
        }

        private void watch() {
            if ((++reads & 0xFFF) == 0) {
                deadline.check();
            }
        }
    }
}
