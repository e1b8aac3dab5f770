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

    private static final JsonMapper JSON = JsonBodies.mapper();

    private final ObjectProvider<ErrorView> pages;

    ProblemAnswers(ObjectProvider<ErrorView> pages) {
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
            response.setHeader(
                    HttpHeaders.WWW_AUTHENTICATE, portal.hasBearer() ? "Bearer error=\"invalid_token\"" : "Portal");
        }
        ErrorView page = portal.isRest() ? null : pages.getIfAvailable();
        if (page != null) {
            return page.view(problem, request);
        }
        try {
            write(response, problem, portal.isRest());
        } catch (IOException broken) {
            LOG.debug("A connection broke off before its answer", broken);
        }
        return new ModelAndView();
    }

    /** The problem by itself: as JSON, or as a line of text where no page can be made. */
    static void write(HttpServletResponse response, Problem problem, boolean rest) throws IOException {
        byte[] body = rest
                ? JSON.writeValueAsBytes(problem.json())
                : problem.sentence().getBytes(StandardCharsets.UTF_8);
        response.setContentType(rest ? MediaType.APPLICATION_PROBLEM_JSON_VALUE : "text/plain;charset=UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
