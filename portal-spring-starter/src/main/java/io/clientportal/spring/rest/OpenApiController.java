package io.clientportal.spring.rest;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The description of the REST API, the same for every host. */
@Controller
final class OpenApiController {

    @GetMapping(path = "${portal.path:/portal}/api/v1/openapi.yaml", produces = "application/yaml")
    ResponseEntity<Resource> openApi() {
        return ResponseEntity.ok().body(new ClassPathResource("openapi.yaml", OpenApiController.class));
    }
}
