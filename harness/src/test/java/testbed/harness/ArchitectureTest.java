package testbed.harness;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The finer "never" rules; the coarse arrows are in the module declarations. */
class ArchitectureTest {
  private static JavaClasses product;

  @BeforeAll
  static void readTheProduct() {
    product =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("testbed");
  }

  @Test
  void nothingImportsTheHarness() {
    noClasses()
        .that()
        .resideOutsideOfPackage("testbed.harness..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("testbed.harness..")
        .check(product);
  }

  @Test
  void theLinkKnowsNeitherTheKernelNorTheLog() {
    noClasses()
        .that()
        .resideInAPackage("testbed.shell.link..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "testbed.shell.tun..", "testbed.shell.log..", "testbed.shell.emulator..")
        .allowEmptyShould(true)
        .check(product);
  }

  @Test
  void noCoreReadsAClock() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "testbed.shell.link..",
            "testbed.vp8..",
            "testbed.traces..",
            "testbed.analyzer.match..",
            "testbed.analyzer.quality..",
            "testbed.video..")
        .and()
        .haveSimpleNameNotEndingWith("Main")
        .should()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("testbed.timebase.MonotonicClock")
        .allowEmptyShould(true)
        .check(product);
  }

  @Test
  void noCoreLogs() {
    noClasses()
        .that()
        .resideOutsideOfPackage("testbed.harness..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.slf4j..", "java.util.logging..", "ch.qos.logback..")
        .check(product);
  }

  @Test
  void namesSayAConcept() {
    noClasses()
        .that()
        .resideOutsideOfPackage("testbed.vp8.entropy..") // "default probabilities" are the RFC's
        .should()
        .haveNameMatching(".*(Utils?|Helper|Manager|Impl)")
        .orShould()
        .haveNameMatching(".*\\.(Abstract|Default)[A-Z][A-Za-z]*")
        .check(product);
  }
}
