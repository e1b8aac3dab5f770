package io.clientportal.spring.pages;

import io.clientportal.firms.Brand;
import io.clientportal.kernel.PortalException;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/** The files of the pages, and each firm's colours. Their addresses change with their content, so browsers keep them. */
@Controller
@RequestMapping("${portal.path:/portal}")
final class AssetController {

    private static final String CSS = "text/css;charset=UTF-8";
    private static final String KEPT = "max-age=31536000, immutable";

    private final Assets assets;

    AssetController(Assets assets) {
        this.assets = assets;
    }

    @GetMapping("/assets/{name}")
    View asset(@PathVariable String name) {
        byte[] content = assets.content(name);
        if (content == null) {
            throw new PortalException.NotFound();
        }
        String type =
                name.endsWith(".css") ? CSS : name.endsWith(".js") ? "text/javascript;charset=UTF-8" : "image/svg+xml";
        return file(content, type, "public, " + KEPT);
    }

    /** The version in the address only tells browsers when to ask again; what comes is the firm's colour now. */
    @GetMapping("/theme/{version}.css")
    View theme(@PathVariable long version, Brand brand) {
        return file(css(brand.accent(), ":root"), CSS, "private, " + KEPT);
    }

    static byte[] css(String accent, String selector) {
        return Accent.of(accent).css(selector).getBytes(StandardCharsets.UTF_8);
    }

    static View file(byte[] content, String type, String kept) {
        return (model, request, response) -> {
            response.setContentType(type);
            response.setHeader("Cache-Control", kept);
            response.setContentLength(content.length);
            response.getOutputStream().write(content);
        };
    }
}
