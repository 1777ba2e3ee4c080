package org.zhibiao.pipelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.kubernetes.client.openapi.models.V1CronJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/**
 * The CronJob says nothing that Kubernetes does not know, and nothing that it asks for is missing.
 */
class CronJobTest {

  private static final Path FILE =
      Path.of(System.getProperty("zhibiao.root"), "deploy/refresh/cronjob.yaml");

  @Test
  void theCronJobFollowsTheSchemaOfKubernetes() throws IOException {
    JsonObject job = read();

    V1CronJob.validateJsonObject(job);
    V1CronJob parsed = V1CronJob.fromJson(job.toString());

    assertThat(parsed.getSpec().getConcurrencyPolicy()).isEqualTo("Forbid");
    assertThat(parsed.getSpec().getJobTemplate().getSpec().getTemplate().getSpec().getContainers())
        .hasSize(1);
  }

  @Test
  void theCheckSeesAFieldThatKubernetesDoesNotKnow() throws IOException {
    JsonObject job = read();
    job.getAsJsonObject("spec").addProperty("concurency", "Forbid");

    assertThatThrownBy(() -> V1CronJob.validateJsonObject(job)).hasMessageContaining("concurency");
  }

  private static JsonObject read() throws IOException {
    return new Gson()
        .toJsonTree((Object) new Yaml().load(Files.readString(FILE)))
        .getAsJsonObject();
  }
}
