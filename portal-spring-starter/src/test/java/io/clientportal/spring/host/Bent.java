package io.clientportal.spring.host;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** What a host may do to all controllers at once, and controllers of its own that show it. */
public final class Bent {

    private Bent() {}

    @ControllerAdvice
    @Order(Ordered.HIGHEST_PRECEDENCE)
    public static class Everything {
        @ExceptionHandler(Exception.class)
        ResponseEntity<String> teapot() {
            return ResponseEntity.status(418).body("teapot");
        }
    }

    @ControllerAdvice
    @Order(Ordered.HIGHEST_PRECEDENCE)
    public static class Envelope implements ResponseBodyAdvice<Object> {
        @Override
        public boolean supports(MethodParameter type, Class<? extends HttpMessageConverter<?>> converter) {
            return !converter.getSimpleName().startsWith("String");
        }

        @Override
        public @Nullable Object beforeBodyWrite(
                @Nullable Object body,
                MethodParameter type,
                MediaType media,
                Class<? extends HttpMessageConverter<?>> converter,
                ServerHttpRequest request,
                ServerHttpResponse response) {
            return Map.of("envelope", body == null ? "" : body);
        }
    }

    @RestController
    public static class Anywhere {
        @GetMapping("/own")
        Map<String, Object> own() {
            return Map.of("ownKey", "value");
        }

        @GetMapping("/broken")
        String broken() {
            throw new IllegalStateException("broken");
        }
    }
}
