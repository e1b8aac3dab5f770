package io.clientportal.spring.rest;

import io.clientportal.Portal;
import io.clientportal.spring.web.PortalWebAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Import;

/** The REST API; {@code portal.rest=false} leaves it out. */
@AutoConfiguration(after = PortalWebAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(Portal.class)
@ConditionalOnProperty(name = "portal.rest", matchIfMissing = true)
@Import({
    SignInController.class,
    TokenController.class,
    OwnAccountController.class,
    PasskeyController.class,
    ProfileController.class,
    ReviewController.class,
    AccessController.class,
    ClientController.class,
    ContactController.class,
    EngagementController.class,
    SharedController.class,
    DocumentController.class,
    SharedDocumentController.class,
    NoteController.class,
    SharedNoteController.class,
    ViewingController.class,
    NoticeController.class,
    SettingsController.class,
    OpenApiController.class
})
public final class PortalRestAutoConfiguration {}
