package io.clientportal.spring.pages;

import io.clientportal.Portal;
import io.clientportal.spring.PortalProperties;
import io.clientportal.spring.web.ErrorView;
import io.clientportal.spring.web.PortalWebAutoConfiguration;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.MethodParameter;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.webjars.WebJarVersionLocator;

/**
 * The portal's pages, with a template engine of their own: the host's dialects, view resolvers and messages are not
 * touched by it, nor it by them. A host's {@code templates/portal/*.html} go before ours, its {@code
 * portal-messages.properties} before our texts.
 */
@AutoConfiguration(after = PortalWebAutoConfiguration.class)
@ConditionalOnClass(SpringTemplateEngine.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(Portal.class)
@ConditionalOnProperty(name = "portal.pages", matchIfMissing = true)
@Import({
    AssetController.class,
    DoorController.class,
    SignInController.class,
    OwnAccountController.class,
    PasskeyController.class,
    HomeController.class,
    ProfileController.class,
    ActivityController.class,
    InboxController.class,
    ClientController.class,
    AccessController.class,
    ContactController.class,
    EngagementController.class,
    SharedController.class,
    DocumentController.class,
    DocumentListController.class,
    SharedDocumentController.class,
    NoteController.class,
    SharedNoteController.class,
    ViewingController.class,
    ReviewController.class,
    SettingsController.class,
    FieldsController.class,
    DocumentSettingsController.class
})
public final class PortalPagesAutoConfiguration {

    private static final String HOST_MESSAGES = "portal-messages";

    @Bean
    @ConditionalOnMissingBean
    Assets portalAssets() {
        WebJarVersionLocator locator = new WebJarVersionLocator();
        return new Assets((webjar, file) -> {
            String path = locator.path(webjar, file);
            if (path == null) {
                throw new IllegalStateException("The WebJar " + webjar + " is not on the class path");
            }
            return path;
        });
    }

    @Bean
    @ConditionalOnMissingBean
    Pages portalPages(PortalProperties properties, InstantSource clock, Assets assets, ObjectProvider<DeskMenu> menus) {
        MessageSource messages = messages();
        return new Pages(engine(messages), messages, clock, assets, properties.path(), properties.deskPath(), menus);
    }

    @Bean
    @ConditionalOnMissingBean
    ErrorView portalErrorView(Pages pages) {
        return new ErrorPages(pages);
    }

    @Bean
    WebMvcConfigurer portalPageArguments(Pages pages) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new PageArguments(pages));
            }
        };
    }

    private static MessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        // A bundle that is not there would be looked for, and warned of, with every text.
        if (new ClassPathResource(HOST_MESSAGES + ".properties").exists()) {
            messages.addBasenames(HOST_MESSAGES);
        }
        messages.addBasenames("META-INF/portal/messages");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        messages.setAlwaysUseMessageFormat(true);
        return messages;
    }

    private static SpringTemplateEngine engine(MessageSource messages) {
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.addTemplateResolver(resolver("templates/portal/", 1));
        engine.addTemplateResolver(resolver("META-INF/portal/templates/", 2));
        engine.setTemplateEngineMessageSource(messages);
        return engine;
    }

    private static ClassLoaderTemplateResolver resolver(String folder, int order) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix(folder);
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        resolver.setCheckExistence(true);
        resolver.setOrder(order);
        return resolver;
    }

    /** {@link Texts} and {@link Paths} as parameters of our controllers. */
    private record PageArguments(Pages pages) implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Texts.class || parameter.getParameterType() == Paths.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer model,
                NativeWebRequest webRequest,
                @Nullable WebDataBinderFactory binders) {
            HttpServletRequest request = webRequest.getNativeRequest(HttpServletRequest.class);
            if (request == null) {
                throw new IllegalStateException("Pages are answers to HTTP");
            }
            return parameter.getParameterType() == Texts.class ? pages.texts(request) : pages.paths(request);
        }
    }
}
