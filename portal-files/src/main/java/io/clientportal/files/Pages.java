package io.clientportal.files;

import io.clientportal.documents.Previewer.Picture;
import io.clientportal.documents.Previewer.Unshowable;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/** Pages of a PDF, one at a time. */
final class Pages {

    private static final int MOST_CLAIMED = 100_000;
    private static final int DEEPEST = 64;
    private static final int MOST_NODES = 20_000;
    private static final float LARGEST = 200_000;
    /** Pixels per point; a small page is not blown up to the whole size. */
    private static final float MOST_SCALE = 4;

    private final Path file;
    private final Previews.Limits limits;
    private final Deadline deadline;

    Pages(Path file, Previews.Limits limits, Deadline deadline) {
        this.file = file;
        this.limits = limits;
        this.deadline = deadline;
    }

    Picture draw(int page) throws IOException {
        Measure measure = new Measure(limits.pixels(), deadline);
        try (PDDocument document = MeasuredPdf.open(file, measure, deadline)) {
            List<COSDictionary> pages = pages(document);
            if (page > pages.size()) {
                throw new Unshowable("There is no page " + page);
            }
            if (document.getPage(page - 1).getCOSObject() != pages.get(page - 1)) {
                throw new Unshowable("Its pages are not in order");
            }
            return new Picture(Previews.png(drawn(document, page - 1, measure)), pages.size());
        } catch (InvalidPasswordException e) {
            throw new Unshowable("It needs a password", e);
        }
    }

    int count() throws IOException {
        try (PDDocument document = MeasuredPdf.open(file, new Measure(limits.pixels(), deadline), deadline)) {
            int pages = pages(document).size();
            if (pages == 0) {
                throw new Unshowable("It has no pages");
            }
            return pages;
        } catch (InvalidPasswordException e) {
            throw new Unshowable("It needs a password", e);
        }
    }

    /** The first pages, in their order. What the document says of their number is not believed. */
    private List<COSDictionary> pages(PDDocument document) {
        COSDictionary root = document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.PAGES);
        if (root == null) {
            throw new Unshowable("It has no pages");
        }
        if (root.getInt(COSName.COUNT, 0) > MOST_CLAIMED) {
            throw new Unshowable("It has too many pages");
        }
        List<COSDictionary> pages = new ArrayList<>();
        Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Node> open = new ArrayDeque<>();
        open.push(new Node(root, 0));
        while (!open.isEmpty() && pages.size() < limits.pages()) {
            deadline.check();
            Node node = open.pop();
            if (node.depth() > DEEPEST || seen.size() > MOST_NODES || !seen.add(node.dictionary())) {
                throw new Unshowable("Its pages are nested too deeply");
            }
            COSArray kids = node.dictionary().getCOSArray(COSName.KIDS);
            if (kids == null) {
                pages.add(node.dictionary());
                continue;
            }
            for (int i = Math.min(kids.size(), limits.pages()) - 1; i >= 0; i--) {
                if (kids.getObject(i) instanceof COSDictionary kid) {
                    open.push(new Node(kid, node.depth() + 1));
                }
            }
        }
        return pages;
    }

    private record Node(COSDictionary dictionary, int depth) {}

    private BufferedImage drawn(PDDocument document, int page, Measure measure) throws IOException {
        MeasuredPdf.measureContent(document.getPage(page));
        PDRectangle box = document.getPage(page).getCropBox();
        float longer = Math.max(box.getWidth(), box.getHeight());
        if (!(longer > 0 && longer < LARGEST)) {
            throw new Unshowable("Its page has no size");
        }
        PDFRenderer renderer = new PDFRenderer(document) {
            @Override
            protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
                return new CarefulDrawer(parameters, limits, measure, deadline);
            }
        };
        renderer.setSubsamplingAllowed(true);
        return renderer.renderImage(page, Math.min(limits.side() / longer, MOST_SCALE), ImageType.RGB);
    }
}
