package io.clientportal.spring.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers whatever goes wrong in the portal's trees, before any handler of the host is asked: REST with RFC 9457, pages
 * with a page.
 */
final class ProblemAnswers implements HandlerExceptionResolver, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);

    private final JsonMapper json;
    private final ObjectProvider<ErrorView> pages;

    ProblemAnswers(JsonMapper json, ObjectProvider<ErrorView> pages) {
        this.json = json;
        this.pages = pages;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception e) {
        PortalRequest portal = PortalRequest.find(request);
        if (portal == null || response.isCommitted()) {
            return null;
        }
        Problem problem = Problems.of(e);
        response.resetBuffer();
        response.setStatus(problem.status());
        if (e instanceof ErrorResponse known) {
            known.getHeaders().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        }
        if (problem.retryAfter() != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(problem.retrySeconds()));
        }
        if (problem.status() == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Portal");
        }
        if (portal.isRest()) {
            return answered(response, MediaType.APPLICATION_PROBLEM_JSON_VALUE, json.writeValueAsBytes(problem.json()));
        }
        ErrorView page = pages.getIfAvailable();
        return page == null
                ? answered(
                        response, "text/plain;charset=UTF-8", problem.sentence().getBytes(StandardCharsets.UTF_8))
                : page.view(problem, request);
    }

    private static ModelAndView answered(HttpServletResponse response, String type, byte[] body) {
        response.setContentType(type);
        response.setContentLength(body.length);
        try {
            response.getOutputStream().write(body);
        } catch (IOException e) {
            LOG.debug("A connection broke off before its answer", e);
        }
        return new ModelAndView();
    }
}
