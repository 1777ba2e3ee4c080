package org.zhibiao.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the job jars hold, and that they run. */
class JobJarIT {

  private static final String BUNDLED = "zhibiao-bundled.jar";
  private static final String THIN = "zhibiao-flink.jar";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {BUNDLED, THIN})
  void servicesOfAllLibrariesAreThere(String name) throws IOException {
    try (JarFile jar = open(name)) {
      assertThat(lines(jar, "META-INF/services/org.apache.beam.sdk.io.FileSystemRegistrar"))
          .contains("org.apache.beam.sdk.io.LocalFileSystemRegistrar");
      assertThat(
              lines(jar, "META-INF/services/org.apache.beam.sdk.runners.PipelineRunnerRegistrar"))
          .contains("org.apache.beam.runners.flink.FlinkRunnerRegistrar$Runner");
      assertThat(
              lines(jar, "META-INF/services/org.apache.beam.sdk.options.PipelineOptionsRegistrar"))
          .contains("org.apache.beam.runners.flink.FlinkRunnerRegistrar$Options");
      assertThat(jar.getEntry("META-INF/LICENSE")).isNotNull();
      assertThat(jar.getEntry("META-INF/NOTICE")).isNotNull();
      assertThat(jar.getEntry("META-INF/THIRD-PARTY.md")).isNotNull();
      assertThat(jar.stream().map(ZipEntry::getName))
          .noneMatch(entry -> entry.endsWith("module-info.class"))
          .noneMatch(entry -> entry.matches("META-INF/[^/]*\\.(SF|DSA|RSA)"));
      // One time for all entries of our own, libraries keep theirs: the same sources, the same
      // bytes.
      assertThat(
              jar.stream()
                  .filter(entry -> entry.getName().startsWith("org/zhibiao/"))
                  .map(entry -> entry.getTimeLocal().toLocalDate())
                  .distinct())
          .hasSize(1);
    }
  }

  @Test
  void theThinJarHoldsNothingThatAClusterBrings() throws IOException {
    try (JarFile jar = open(THIN)) {
      assertThat(jar.stream().map(ZipEntry::getName))
          .contains("org/zhibiao/pipelines/ExtractPipeline.class")
          .noneMatch(entry -> entry.matches("org/apache/flink/.*\\.class"))
          .noneMatch(entry -> entry.startsWith("org/slf4j/"))
          .noneMatch(entry -> entry.startsWith("ch/qos/logback/"))
          .noneMatch(entry -> entry.startsWith("org/apache/beam/runners/direct/"))
          .noneMatch(entry -> entry.startsWith("org/junit/"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"direct", "flink"})
  void theBundledJarNeedsNothingElse(String runner) throws IOException, InterruptedException {
    TrialCluster.Command.Ended ended =
        TrialCluster.Command.run(
            Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-jar",
            jar(BUNDLED).toString(),
            "extract",
            "--runner=" + runner,
            "--input=" + TrialCluster.root().resolve("samples/cppcc-city-2024.txt"),
            "--output=" + folder.resolve("out"));

    assertThat(ended.code()).as(ended.text()).isZero();
    assertThat(OutputRows.counts(folder.resolve("out"))).containsEntry("documents", 1L);
  }

  private static Path jar(String name) {
    return TrialCluster.root().resolve("deploy/flink/job/target").resolve(name);
  }

  private static JarFile open(String name) throws IOException {
    return new JarFile(jar(name).toFile());
  }

  private static List<String> lines(JarFile jar, String entry) throws IOException {
    ZipEntry file = jar.getEntry(entry);
    assertThat(file).as(entry).isNotNull();
    return new String(jar.getInputStream(file).readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .toList();
  }
}
