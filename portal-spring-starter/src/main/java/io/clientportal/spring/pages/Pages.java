package io.clientportal.spring.pages;

import io.clientportal.Desk;
import io.clientportal.firms.Brand;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.Staff;
import io.clientportal.spring.web.PortalRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/** Shows pages: a {@link Page}, and around it what every page has. */
final class Pages {

    /** The languages that the pages are written in; the first where none is understood. */
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH);

    private final ITemplateEngine engine;
    private final MessageSource messages;
    private final InstantSource clock;
    private final Assets assets;
    private final String portalPath;
    private final String deskPath;
    private final ObjectProvider<DeskMenu> menus;

    Pages(
            ITemplateEngine engine,
            MessageSource messages,
            InstantSource clock,
            Assets assets,
            String portalPath,
            String deskPath,
            ObjectProvider<DeskMenu> menus) {
        this.engine = engine;
        this.messages = messages;
        this.clock = clock;
        this.assets = assets;
        this.portalPath = portalPath;
        this.deskPath = deskPath;
        this.menus = menus;
    }

    View show(Page page) {
        return show(HttpStatus.OK, page);
    }

    View show(HttpStatus status, Page page) {
        return new PageView(status, page);
    }

    /** Another page, after a form was sent (303), so that loading it again sends nothing twice. */
    View go(String path) {
        return (model, request, response) -> {
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader("Location", path);
        };
    }

    Paths paths(HttpServletRequest request) {
        return new Paths(request.getContextPath() + portalPath, request.getContextPath() + deskPath, assets);
    }

    /** The texts of one request, made once. */
    Texts texts(HttpServletRequest request) {
        if (request.getAttribute(Texts.class.getName()) instanceof Texts texts) {
            return texts;
        }
        Texts texts = newTexts(request);
        request.setAttribute(Texts.class.getName(), texts);
        return texts;
    }

    private Texts newTexts(HttpServletRequest request) {
        Brand brand = portal(request).brand();
        Locale language = Locale.lookup(
                List.of(new Locale.LanguageRange(
                        request.getLocale().getLanguage().isEmpty()
                                ? "en"
                                : request.getLocale().getLanguage())),
                LANGUAGES);
        Instant now = clock.instant();
        return new Texts(
                messages,
                language == null ? LANGUAGES.get(0) : language,
                brand,
                now,
                LocalDate.ofInstant(now, brand.zone()));
    }

    static PortalRequest portal(HttpServletRequest request) {
        return (PortalRequest) request.getAttribute(PortalRequest.class.getName());
    }

    private Frame frame(Page page, HttpServletRequest request, Texts texts) {
        PortalRequest portal = portal(request);
        if (page instanceof Page.ForStaff staffPage) {
            return new Frame(
                    texts.brand(),
                    portal.formToken(),
                    false,
                    false,
                    null,
                    bar(staffPage, portal, texts, paths(request)));
        }
        boolean contacts = !isDesk(request);
        return new Frame(
                texts.brand(),
                portal.formToken(),
                contacts && portal.visitor().isPresent(),
                contacts && portal.canSignOut(),
                contacts ? portal.viewing().orElse(null) : null,
                null);
    }

    boolean isDesk(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return path.equals(deskPath) || path.startsWith(deskPath + "/");
    }

    private Frame.Bar bar(Page.ForStaff page, PortalRequest portal, Texts texts, Paths to) {
        Staff staff = portal.staff();
        List<Frame.MenuEntry> menu = new ArrayList<>();
        menus.orderedStream()
                .flatMap(one -> one.entries(staff).stream())
                .forEach(entry -> menu.add(new Frame.MenuEntry(entry.label(), entry.href(), null, false)));
        menu.add(new Frame.MenuEntry(
                texts.of("inbox.title"), to.inbox(), "inbox", page.menu().equals("inbox")));
        Desk desk = portal.desk();
        if (desk.may(Permission.ACCESS)) {
            menu.add(new Frame.MenuEntry(
                    texts.of("client.activity"),
                    to.firmActivity(),
                    "history",
                    page.menu().equals("activity")));
        }
        if (desk.may(Permission.SETTINGS)) {
            menu.add(new Frame.MenuEntry(
                    texts.of("settings.menu"),
                    to.settings(),
                    "settings",
                    page.menu().equals("settings")));
        }
        return new Frame.Bar(
                staff.name(), desk.may(Permission.ACCESS) ? desk.bell().read() : null, menu);
    }

    private final class PageView implements View {
        private final HttpStatus status;
        private final Page page;

        PageView(HttpStatus status, Page page) {
            this.status = status;
            this.page = page;
        }

        /** Renders the whole page before the first byte leaves, so that no half page does. */
        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            Texts texts = texts(request);
            Map<String, Object> variables = new HashMap<>();
            variables.put("page", page);
            variables.put("t", texts);
            variables.put("to", paths(request));
            variables.put("f", frame(page, request, texts));
            WebContext context = new WebContext(
                    JakartaServletWebApplication.buildApplication(request.getServletContext())
                            .buildExchange(request, response),
                    texts.language(),
                    variables);
            String html = engine.process(page.template(), context);
            response.setStatus(status.value());
            response.setContentType("text/html;charset=UTF-8");
            response.setHeader("Content-Language", texts.language().toLanguageTag());
            response.getWriter().write(html);
        }
    }
}
