package io.clientportal.spring.web;

import io.clientportal.ClientSpace;
import io.clientportal.Desk;
import io.clientportal.Home;
import io.clientportal.firms.Brand;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.Staff;
import io.clientportal.signin.SignIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;

/**
 * The portal in the hands of whoever calls, as parameters of controllers. A {@link ClientSpace} is that of the path
 * variable {@code client}.
 */
final class CallerArguments implements HandlerMethodArgumentResolver {

    private static final Map<Class<?>, Function<PortalRequest, Object>> KINDS = Map.of(
            PortalRequest.class, request -> request,
            SignIn.class, PortalRequest::signIn,
            Contact.class, PortalRequest::contact,
            Home.class, PortalRequest::home,
            Staff.class, PortalRequest::staff,
            Desk.class, PortalRequest::desk,
            Brand.class, PortalRequest::brand);

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == ClientSpace.class || KINDS.containsKey(parameter.getParameterType());
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = webRequest.getNativeRequest(HttpServletRequest.class);
        if (request == null) {
            throw new IllegalStateException("The portal's controllers answer HTTP");
        }
        PortalRequest portal = PortalRequest.of(request);
        Function<PortalRequest, Object> kind = KINDS.get(parameter.getParameterType());
        return kind == null ? portal.client(client(request)) : kind.apply(portal);
    }

    private static String client(HttpServletRequest request) {
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                && variables.get("client") instanceof String client) {
            return client;
        }
        throw new IllegalStateException("The path has no variable 'client'");
    }
}
