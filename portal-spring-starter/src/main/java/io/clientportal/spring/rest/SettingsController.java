package io.clientportal.spring.rest;

import io.clientportal.Desk;
import io.clientportal.spring.web.Etag;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Staff read and change the firm's settings. */
@RestController
@RequestMapping("${portal.desk-path:/desk}/api/v1/settings")
@Tag(name = "Settings", description = "The firm's settings and fields")
final class SettingsController {

    @GetMapping
    @Operation(summary = "The firm's settings; their version is the ETag")
    SettingsJson.Current read(Desk desk) {
        return SettingsJson.Current.of(desk.settings().read());
    }

    @PutMapping
    @Operation(summary = "Replaces the settings that were read with the version of If-Match")
    SettingsJson.Current save(
            Desk desk,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody SettingsJson settings) {
        var version = Etag.required(ifMatch);
        var before = desk.settings().read().settings();
        return SettingsJson.Current.of(desk.settings().save(settings.settings(before), version));
    }
}
