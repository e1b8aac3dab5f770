package io.clientportal.documents;

import java.io.IOException;
import java.io.InputStream;

/** Shows the bytes themselves, one page for each; a file with "broken" in it cannot be shown. */
public final class PlainPreviewer implements Previewer {

    @Override
    public boolean shows(String type) {
        return type.equals("application/pdf") || type.equals("image/png");
    }

    @Override
    public Picture draw(Source file, String type, int page) throws IOException {
        try (InputStream bytes = file.open()) {
            byte[] all = bytes.readAllBytes();
            String text = new String(all, java.nio.charset.StandardCharsets.ISO_8859_1);
            if (text.contains("broken") || page > 1) {
                throw new Unshowable("broken");
            }
            if (text.contains("busy")) {
                throw new Busy();
            }
            return new Picture(all, 1);
        }
    }
}
