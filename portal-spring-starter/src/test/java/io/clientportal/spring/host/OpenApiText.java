package io.clientportal.spring.host;

import io.clientportal.ClientSpace;
import io.clientportal.Desk;
import io.clientportal.Home;
import io.clientportal.kernel.Contact;
import io.clientportal.signin.SignIn;
import io.clientportal.spring.web.PortalRequest;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.Comparator;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The description of the REST API, the same on every machine. */
@Configuration(proxyBeanMethods = false)
class OpenApiText {

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(
                        PortalRequest.class, ClientSpace.class, Desk.class, Home.class, Contact.class, SignIn.class);
    }

    @Bean
    OpenApiCustomizer portalOpenApi() {
        return api -> {
            api.setInfo(new Info()
                    .title("Client Portal")
                    .version("1")
                    .description("Version 1 only grows. Contacts call below /portal/api/v1 with the cookies of the"
                            + " sign-in and, to change something, the header X-CSRF-TOKEN from GET /session; or with"
                            + " Authorization: Bearer and an access token from POST /tokens, and nothing else. Staff call"
                            + " below /desk/api/v1 as the host signs them in. A version is handed out as ETag and sent"
                            + " back as If-Match.")
                    .license(new License().name("Apache-2.0").identifier("Apache-2.0")));
            api.setServers(List.of(new Server().url("/")));
            api.setTags(api.getTags().stream()
                    .sorted(Comparator.comparing(Tag::getName))
                    .toList());
            api.getPaths()
                    .keySet()
                    .removeIf(path -> !path.startsWith("/portal/api/v1") && !path.startsWith("/desk/api/v1"));
            // The host's own.
            api.getComponents().getSchemas().remove("CsrfToken");
            api.getComponents().addSchemas("Problem", problem());
            api.getPaths()
                    .forEach((path, item) -> item.readOperations().forEach(operation -> finished(path, operation)));
        };
    }

    private static void finished(String path, Operation operation) {
        if (path.contains("{client}")) {
            operation.addParametersItem(new Parameter()
                    .name("client")
                    .in("path")
                    .required(true)
                    .description("The host's key of the client")
                    .schema(new StringSchema().maxLength(128)));
        }
        operation
                .getResponses()
                .addApiResponse(
                        "default",
                        new ApiResponse()
                                .description("A problem (RFC 9457)")
                                .content(new Content()
                                        .addMediaType(
                                                "application/problem+json",
                                                new MediaType()
                                                        .schema(new Schema<>().$ref("#/components/schemas/Problem")))));
    }

    private static Schema<?> problem() {
        Schema<?> field = new ObjectSchema()
                .addProperty("rule", new StringSchema().description("The stable name of what is wrong"))
                .addProperty("title", new StringSchema());
        Schema<?> problem = new ObjectSchema()
                .addProperty("type", new StringSchema().description("urn:clientportal:problem: and a stable name"))
                .addProperty("title", new StringSchema().description("What happened and what to do"))
                .addProperty("status", new IntegerSchema())
                .addProperty(
                        "count",
                        new IntegerSchema()
                                .description("How many things stand in the way, where only their number may be known"))
                .addProperty(
                        "fields",
                        new ObjectSchema()
                                .description("What is wrong with which field, by its key or path")
                                .additionalProperties(field));
        problem.setRequired(List.of("type", "title", "status"));
        return problem;
    }
}
