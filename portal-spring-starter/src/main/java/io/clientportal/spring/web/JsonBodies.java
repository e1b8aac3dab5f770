package io.clientportal.spring.web;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestResponseBodyMethodProcessor;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * The JSON of the portal's controllers, and of no others. No mapper, converter or advice of the host touches it. It is
 * strict: unknown and repeated keys, other types than asked for, deep nesting and large bodies are refused.
 */
final class JsonBodies extends RequestResponseBodyMethodProcessor {

    private static final String OURS = "io.clientportal.spring.rest";
    private static final int DEEPEST = 50;

    JsonBodies() {
        super(List.of(new JacksonJsonHttpMessageConverter(mapper())));
    }

    static JsonMapper mapper() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxStringLength(BodyLimit.MOST)
                        .maxNameLength(256)
                        .maxNumberLength(100)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        return JsonMapper.builder(factory)
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                // In a list null stands for nothing; by a key it clears a value.
                .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
                .withConfigOverride(
                        Map.class, maps -> maps.setNullHandling(JsonSetter.Value.forContentNulls(Nulls.SET)))
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        strict -> strict.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .build();
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return isOurs(parameter) && super.supportsParameter(parameter);
    }

    @Override
    public boolean supportsReturnType(MethodParameter returnType) {
        return isOurs(returnType) && super.supportsReturnType(returnType);
    }

    private static boolean isOurs(MethodParameter parameter) {
        return parameter.getContainingClass().getPackageName().equals(OURS);
    }

    @Override
    protected ServletServerHttpRequest createInputMessage(NativeWebRequest webRequest) {
        HttpServletRequest request =
                Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class), "No HTTP request");
        return new ServletServerHttpRequest(new BodyLimit(request));
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binder)
            throws Exception {
        BodyLimit.check(
                Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class), "No HTTP request"));
        return super.resolveArgument(parameter, model, webRequest, binder);
    }

    @Override
    public void handleReturnValue(
            @Nullable Object value, MethodParameter type, ModelAndViewContainer model, NativeWebRequest webRequest)
            throws IOException, HttpMediaTypeNotAcceptableException, HttpMessageNotWritableException {
        HttpServletResponse response = webRequest.getNativeResponse(HttpServletResponse.class);
        if (value instanceof Versioned versioned && response != null) {
            response.setHeader(HttpHeaders.ETAG, Etag.of(versioned.version()));
        }
        super.handleReturnValue(value, type, model, webRequest);
    }

    /** Moves the portal's JSON before whatever else reads and writes bodies. */
    static final class First implements SmartInitializingSingleton {
        private final JsonBodies bodies;
        private final RequestMappingHandlerAdapter adapter;

        First(JsonBodies bodies, RequestMappingHandlerAdapter adapter) {
            this.bodies = bodies;
            this.adapter = adapter;
        }

        @Override
        public void afterSingletonsInstantiated() {
            List<HandlerMethodArgumentResolver> resolvers = new ArrayList<>(List.of(bodies));
            resolvers.addAll(Objects.requireNonNull(adapter.getArgumentResolvers()));
            adapter.setArgumentResolvers(resolvers);
            List<HandlerMethodReturnValueHandler> handlers = new ArrayList<>(List.of(bodies));
            handlers.addAll(Objects.requireNonNull(adapter.getReturnValueHandlers()));
            adapter.setReturnValueHandlers(handlers);
        }
    }
}
