package org.zhibiao;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The walls of the house: who may know whom. */
class ArchitectureTest {

  /** The packages along the data's way; each may know those before it. */
  private static final List<String> WAY =
      List.of(
          "source",
          "decode",
          "format",
          "container",
          "script",
          "report",
          "section",
          "quantity",
          "indicator",
          "consistency",
          "panel",
          "extract",
          "explain",
          "table",
          "warehouse",
          "evaluate",
          "pipelines");

  private static final String ROOT = "org.zhibiao.";

  /** Data and its loading, which every stage may know. */
  private static final Set<String> FOUNDATION = Set.of("lexicon", "catalogue", "schema");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.zhibiao");

  @Test
  void textLogicKnowsNoBeam() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "..decode..",
            "..format..",
            "..script..",
            "..report..",
            "..section..",
            "..quantity..",
            "..indicator..",
            "..consistency..",
            "..panel..",
            "..explain..",
            "..lexicon..",
            "..catalogue..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.beam..", "org.apache.flink..")
        .check(CLASSES);
  }

  @Test
  void packagesDependOnlyAlongTheWayOfTheData() {
    Set<String> backwards = new TreeSet<>();
    for (JavaClass origin : CLASSES) {
      int place = stage(origin) == null ? WAY.size() : WAY.indexOf(stage(origin));
      origin
          .getDirectDependenciesFromSelf()
          .forEach(
              dependency -> {
                String target = stage(dependency.getTargetClass());
                if (target != null && !FOUNDATION.contains(target) && WAY.indexOf(target) > place) {
                  backwards.add(
                      origin.getFullName() + " -> " + dependency.getTargetClass().getFullName());
                }
              });
    }

    assertThat(backwards).isEmpty();
  }

  @Test
  void everyPackageHasItsPlace() {
    Set<String> packages =
        CLASSES.stream()
            .map(ArchitectureTest::stage)
            .filter(name -> name != null)
            .collect(Collectors.toCollection(TreeSet::new));
    packages.removeAll(WAY);
    packages.removeAll(FOUNDATION);

    assertThat(packages).as("packages that no rule knows").isEmpty();
  }

  @Test
  void packagesAreNamedAfterWhatTheyHold() {
    List<String> vague = new ArrayList<>();
    for (JavaClass type : CLASSES) {
      JavaPackage room = type.getPackage();
      if (Set.of("util", "utils", "common", "helper", "helpers", "misc")
          .contains(room.getRelativeName())) {
        vague.add(type.getFullName());
      }
    }

    assertThat(vague).isEmpty();
  }

  /** Returns the name behind org.zhibiao, or null for a class of somebody else. */
  private static String stage(JavaClass type) {
    String name = type.getPackageName();
    if (!name.startsWith(ROOT)) {
      return null;
    }
    int end = name.indexOf('.', ROOT.length());
    return name.substring(ROOT.length(), end < 0 ? name.length() : end);
  }
}
