package org.zhibiao.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Holds the manifests against the definitions that Flink's operator for Kubernetes installs. */
class KubernetesManifestsTest {

  private static final int LONG_DEFINITION = 8 << 20;

  @ParameterizedTest
  @CsvSource({
    "session.yaml, flinkdeployments, FlinkDeployment",
    "application.yaml, flinkdeployments, FlinkDeployment",
    "session-job.yaml, flinksessionjobs, FlinkSessionJob"
  })
  void aManifestIsWhatTheOperatorTakes(String file, String definition, String kind)
      throws IOException {
    Map<String, Object> manifest = manifest(file);

    assertThat(manifest).containsEntry("kind", kind);
    assertThat(manifest).containsEntry("apiVersion", "flink.apache.org/v1beta1");
    assertThat(OpenApiSchema.of(schema(definition)).violations(manifest)).isEmpty();
  }

  @Test
  void whatTheOperatorDoesNotTakeIsFound() throws IOException {
    Map<String, Object> manifest = manifest("application.yaml");
    Map<String, Object> spec = OpenApiSchema.map(manifest.get("spec"));
    spec.put("flinkVersion", "v9_9");
    spec.put("imagePulPolicy", "Always");
    OpenApiSchema.map(spec.get("job")).put("parallelism", "four");

    List<String> violations =
        OpenApiSchema.of(schema("flinkdeployments")).violations(manifest).stream()
            .map(line -> line.substring(0, line.indexOf(':')))
            .toList();

    assertThat(violations)
        .containsExactlyInAnyOrder(
            "spec.flinkVersion", "spec.imagePulPolicy", "spec.job.parallelism");
  }

  @Test
  void theManifestsSetTheRestartsThatTheProgramAsksFor() throws IOException {
    for (String file : List.of("session.yaml", "application.yaml")) {
      Map<String, Object> spec = OpenApiSchema.map(manifest(file).get("spec"));
      assertThat(OpenApiSchema.map(spec.get("flinkConfiguration")))
          .containsEntry("restart-strategy.type", "fixed-delay");
      assertThat(spec).containsEntry("flinkVersion", "v1_19");
    }
  }

  @Test
  void everyManifestIsTested() throws IOException {
    try (var files = Files.list(folder())) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("session.yaml", "application.yaml", "session-job.yaml");
    }
  }

  private static Path folder() {
    return TrialCluster.root().resolve("deploy/flink/kubernetes");
  }

  private static Map<String, Object> manifest(String file) throws IOException {
    return OpenApiSchema.map(yaml().load(Files.readString(folder().resolve(file))));
  }

  /** Returns the schema of version v1beta1 in a definition. */
  private static Map<String, Object> schema(String definition) throws IOException {
    String resource = "/META-INF/fabric8/" + definition + ".flink.apache.org-v1.yml";
    try (InputStream in = KubernetesManifestsTest.class.getResourceAsStream(resource)) {
      assertThat(in).as(resource).isNotNull();
      Map<String, Object> crd = OpenApiSchema.map(yaml().load(in));
      for (Object version : (List<?>) OpenApiSchema.map(crd.get("spec")).get("versions")) {
        if ("v1beta1".equals(OpenApiSchema.map(version).get("name"))) {
          Map<String, Object> schema = OpenApiSchema.map(OpenApiSchema.map(version).get("schema"));
          return OpenApiSchema.map(schema.get("openAPIV3Schema"));
        }
      }
      throw new IOException(resource + " has no version v1beta1");
    }
  }

  private static Yaml yaml() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(LONG_DEFINITION);
    return new Yaml(new SafeConstructor(options));
  }

  /** What of OpenAPI's schemas definitions for Kubernetes use. */
  private record OpenApiSchema(Map<String, Object> schema) {

    static OpenApiSchema of(Map<String, Object> schema) {
      return new OpenApiSchema(schema);
    }

    @SuppressWarnings("unchecked") // YAML's maps with names for keys
    static Map<String, Object> map(Object value) {
      return (Map<String, Object>) value;
    }

    /** Returns what is wrong with a value, a line each, that begins with its place. */
    List<String> violations(Object value) {
      List<String> found = new ArrayList<>();
      check("", value, schema, found);
      return found;
    }

    private static void check(
        String place, Object value, Map<String, Object> schema, List<String> found) {
      boolean either = Boolean.TRUE.equals(schema.get("x-kubernetes-int-or-string"));
      String type = either ? "int-or-string" : (String) schema.get("type");
      if (type != null && !isOf(type, value)) {
        found.add(place + ": " + value + " is no " + type);
        return;
      }
      if (schema.get("enum") instanceof List<?> values && !values.contains(value)) {
        found.add(place + ": " + value + " is none of " + values);
      }
      if (value instanceof List<?> items && schema.get("items") != null) {
        for (int i = 0; i < items.size(); i++) {
          check(place + "[" + i + "]", items.get(i), map(schema.get("items")), found);
        }
      }
      if (value instanceof Map<?, ?>) {
        checkFields(place, map(value), schema, found);
      }
    }

    private static void checkFields(
        String place, Map<String, Object> value, Map<String, Object> schema, List<String> found) {
      Map<String, Object> fields =
          schema.get("properties") == null ? Map.of() : map(schema.get("properties"));
      if (schema.get("required") instanceof List<?> required) {
        for (Object name : required) {
          if (!value.containsKey(name)) {
            found.add(place + ": " + name + " is missing");
          }
        }
      }
      boolean free =
          Boolean.TRUE.equals(schema.get("x-kubernetes-preserve-unknown-fields"))
              || schema.get("additionalProperties") != null
              // The metadata of an object and its first two fields are Kubernetes' own.
              || (fields.isEmpty() && place.equals("metadata"));
      value.forEach(
          (name, field) -> {
            String at = place.isEmpty() ? name : place + "." + name;
            if (fields.containsKey(name)) {
              check(at, field, map(fields.get(name)), found);
            } else if (schema.get("additionalProperties") instanceof Map<?, ?> every) {
              check(at, field, map(every), found);
            } else if (!free && !List.of("apiVersion", "kind", "metadata").contains(at)) {
              found.add(at + ": there is no such field");
            }
          });
    }

    private static boolean isOf(String type, Object value) {
      return switch (type) {
        case "string" -> value instanceof String;
        case "integer" -> value instanceof Integer || value instanceof Long;
        case "number" -> value instanceof Number;
        case "boolean" -> value instanceof Boolean;
        case "array" -> value instanceof List;
        case "object" -> value instanceof Map;
        case "int-or-string" -> value instanceof Integer || value instanceof String;
        default -> false;
      };
    }
  }
}
