package io.clientportal.spring.pages;

import io.clientportal.kernel.PortalException;
import io.clientportal.spring.web.ErrorView;
import io.clientportal.spring.web.Problem;
import io.clientportal.spring.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;

/** What went wrong, as a page. */
final class ErrorPages implements ErrorView {

    private final Pages pages;

    ErrorPages(Pages pages) {
        this.pages = pages;
    }

    @Override
    public ModelAndView view(Problem problem, HttpServletRequest request) {
        HttpStatus status = HttpStatus.valueOf(problem.status());
        View page;
        try {
            Texts t = pages.texts(request);
            String title = t.of(title(problem));
            String lead = t.sentence(problem.key(), problem.sentence());
            if (!pages.isDesk(request)) {
                if (problem == Problem.LOOK_ENDED) {
                    Pages.portal(request).forgetViewing(); // said once; then the browser can be used again
                }
                page = pages.show(status, contactPage(problem, t, title, lead, pages.paths(request), request));
            } else if (isStaff(request)) {
                page = pages.show(status, new DeskMessagePage(title, lead));
            } else {
                page = pages.show(status, MessagePage.of(title, lead));
            }
        } catch (PortalException.NotFound | PortalException.Unavailable e) {
            page = plain(status, problem); // no firm, or no database: there is no theme either
        }
        return new ModelAndView(page);
    }

    private static MessagePage contactPage(
            Problem problem, Texts t, String title, String lead, Paths to, HttpServletRequest request) {
        if (problem == Problem.LOOK_ENDED) {
            return new MessagePage(title, lead, to.inbox(), t.of("error.look-ended.desk"));
        }
        if (problem.status() == 401) {
            return new MessagePage(title, lead, signIn(request, to), t.of("sign-in.title"));
        }
        return problem.status() == 404
                ? new MessagePage(title, lead, null, null)
                : new MessagePage(title, lead, to.home(), t.of("error.home"));
    }

    /** The sign-in, which leads back to the page that was asked for. */
    private static String signIn(HttpServletRequest request, Paths to) {
        if (!request.getMethod().equals("GET")) {
            return to.signIn();
        }
        String query = request.getQueryString();
        return to.back(request.getRequestURI() + (query == null ? "" : "?" + query))
                .filter(page -> !page.equals(to.home()))
                .map(to::signInFor)
                .orElseGet(to::signIn);
    }

    private static boolean isStaff(HttpServletRequest request) {
        try {
            Pages.portal(request).staff();
            return true;
        } catch (PortalException | Refusal e) {
            return false;
        }
    }

    private static String title(Problem problem) {
        if (problem.key().equals("closed")) {
            return "error.closed";
        }
        if (problem == Problem.LOOK_ENDED) {
            return "error.look-ended";
        }
        return switch (problem.status()) {
            case 401 -> "error.sign-in";
            case 403 -> "error.not-allowed";
            case 404 -> "error.not-found";
            case 409, 422 -> "error.refused";
            case 429 -> "error.too-many";
            case 503 -> "error.unavailable";
            default -> problem.status() < 500 ? "error.bad-request" : "error.unexpected";
        };
    }

    private static View plain(HttpStatus status, Problem problem) {
        return (model, request, response) -> {
            response.setStatus(status.value());
            response.setContentType("text/plain;charset=UTF-8");
            response.getWriter().write(problem.sentence());
        };
    }
}
