package io.clientportal.spring.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.servlet.ModelAndView;

/** Shows a problem as a page. Without such a bean it is plain text. */
@FunctionalInterface
public interface ErrorView {

    /** The page; the status and its headers are already set. */
    ModelAndView view(Problem problem, HttpServletRequest request);
}
