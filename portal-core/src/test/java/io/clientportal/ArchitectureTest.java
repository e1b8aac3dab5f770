package io.clientportal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import io.clientportal.kernel.Right;
import io.clientportal.kernel.Rule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import org.junit.jupiter.api.Test;

/** How the core is built: rooms, arrows between them, and what must not come in. */
class ArchitectureTest {

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.clientportal");

    @Test
    void features_know_each_other_in_one_direction_only() {
        Architectures.layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("kernel")
                .definedBy("io.clientportal.kernel")
                .layer("fields")
                .definedBy("io.clientportal.fields")
                .layer("firms")
                .definedBy("io.clientportal.firms")
                .layer("activity")
                .definedBy("io.clientportal.activity")
                .layer("notices")
                .definedBy("io.clientportal.notices")
                .layer("access")
                .definedBy("io.clientportal.access")
                .layer("signin")
                .definedBy("io.clientportal.signin")
                .layer("engagements")
                .definedBy("io.clientportal.engagements")
                .layer("documents")
                .definedBy("io.clientportal.documents")
                .layer("viewing")
                .definedBy("io.clientportal.viewing")
                .layer("profile")
                .definedBy("io.clientportal.profile")
                .layer("notes")
                .definedBy("io.clientportal.notes")
                .layer("clients")
                .definedBy("io.clientportal.clients")
                .layer("root")
                .definedBy("io.clientportal")
                .layer("memory")
                .definedBy("io.clientportal.memory")
                .whereLayer("memory")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("root")
                .mayOnlyBeAccessedByLayers("memory")
                .whereLayer("clients")
                .mayOnlyBeAccessedByLayers("root")
                .whereLayer("profile")
                .mayOnlyBeAccessedByLayers("clients", "root", "memory")
                .whereLayer("documents")
                .mayOnlyBeAccessedByLayers("clients", "root", "memory")
                .whereLayer("notes")
                .mayOnlyBeAccessedByLayers("clients", "root", "memory")
                .whereLayer("viewing")
                .mayOnlyBeAccessedByLayers("root", "memory")
                .whereLayer("engagements")
                .mayOnlyBeAccessedByLayers("clients", "documents", "notes", "profile", "root", "memory")
                .whereLayer("signin")
                .mayOnlyBeAccessedByLayers("clients", "root", "memory")
                .whereLayer("access")
                .mayOnlyBeAccessedByLayers("clients", "signin", "viewing", "root", "memory")
                .whereLayer("notices")
                .mayOnlyBeAccessedByLayers(
                        "clients", "access", "signin", "documents", "notes", "profile", "root", "memory")
                .whereLayer("activity")
                .mayOnlyBeAccessedByLayers("profile", "root", "memory")
                .whereLayer("firms")
                .mayOnlyBeAccessedByLayers(
                        "activity",
                        "notices",
                        "access",
                        "signin",
                        "engagements",
                        "documents",
                        "viewing",
                        "profile",
                        "root",
                        "memory")
                .whereLayer("fields")
                .mayOnlyBeAccessedByLayers("firms", "activity", "engagements", "profile", "root", "memory")
                .check(CORE);
    }

    @Test
    void no_package_stands_in_a_circle() {
        slices().matching("io.clientportal.(*)..").should().beFreeOfCycles().check(CORE);
    }

    @Test
    void the_core_knows_no_framework_and_no_sql() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..", "jakarta..", "org.hibernate..", "java.sql..", "javax.sql..")
                .check(CORE);
    }

    @Test
    void the_only_clock_is_the_one_that_was_given() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callConstructor(Date.class)
                .check(CORE);
        noClasses()
                .that()
                .doNotBelongToAnyOf(Portal.class)
                .should()
                .callMethod(InstantSource.class, "system")
                .check(CORE);
    }

    @Test
    void rights_and_rules_are_one_enum_per_feature() {
        classes()
                .that()
                .implement(Right.class)
                .should()
                .beEnums()
                .andShould()
                .haveSimpleNameEndingWith("Right")
                .check(CORE);
        classes()
                .that()
                .implement(Rule.class)
                .should()
                .beEnums()
                .andShould()
                .haveSimpleNameEndingWith("Rule")
                .check(CORE);
    }
}
