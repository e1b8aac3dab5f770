package io.clientportal.spring.pages;

import io.clientportal.firms.Brand;
import java.time.Duration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The files of the pages, and each firm's colours. Their addresses change with their content, so browsers keep them. */
@RestController
@RequestMapping("${portal.path:/portal}")
final class AssetController {

    private static final CacheControl KEPT =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final Assets assets;

    AssetController(Assets assets) {
        this.assets = assets;
    }

    @GetMapping("/assets/{name}")
    ResponseEntity<Resource> asset(@PathVariable String name) {
        if (!assets.has(name)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return ResponseEntity.ok().cacheControl(KEPT).contentType(type(name)).body(assets.resource(name));
    }

    /** The version in the address only tells browsers when to ask again; what comes is the firm's colour now. */
    @GetMapping("/theme/{version}.css")
    ResponseEntity<String> theme(@PathVariable long version, Brand brand) {
        return ResponseEntity.ok()
                .cacheControl(KEPT.cachePrivate())
                .contentType(MediaType.parseMediaType("text/css;charset=UTF-8"))
                .body(Accent.of(brand.accent()).css(":root"));
    }

    private static MediaType type(String name) {
        return MediaType.parseMediaType(
                name.endsWith(".css")
                        ? "text/css;charset=UTF-8"
                        : name.endsWith(".js") ? "text/javascript;charset=UTF-8" : "image/svg+xml");
    }
}
