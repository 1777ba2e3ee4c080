package org.zhibiao.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhibiao.pipelines.ExtractOptions;
import org.zhibiao.pipelines.ExtractPipeline;
import org.zhibiao.schema.DocumentRow;
import org.zhibiao.schema.MentionRow;
import org.zhibiao.schema.QuarantineRow;
import org.zhibiao.table.RunRecord;
import org.zhibiao.table.TableReader;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Inputs and outputs of s3:// URIs, against a server of S3's interface. */
class S3OutputTest {

  private static final String KEY = "local-identity";
  private static final String SECRET = "local-credential";
  private static final String REPORT =
      """
      政协柳河市第四届委员会常务委员会工作报告

      一、2021年工作回顾

      全年收到提案%d件，立案%d件，办复率100%%，开展视察12次。
      """;

  private static S3Proxy server;
  private static BlobStoreContext store;
  private static S3Client client;
  private static URI endpoint;

  @TempDir Path folder;
  private Path input;
  private String bucket;

  @BeforeAll
  static void serve() throws Exception {
    Properties properties = new Properties();
    store =
        ContextBuilder.newBuilder("transient")
            .credentials(KEY, SECRET)
            .overrides(properties)
            .build(BlobStoreContext.class);
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      endpoint = URI.create("http://127.0.0.1:" + free.getLocalPort());
    }
    server =
        S3Proxy.builder()
            .blobStore(store.getBlobStore())
            .endpoint(endpoint)
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, KEY, SECRET)
            .ignoreUnknownHeaders(true)
            .build();
    server.start();
    client =
        S3Client.builder()
            .endpointOverride(endpoint)
            .region(Region.US_EAST_1)
            .forcePathStyle(true)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, SECRET)))
            .build();
  }

  @AfterAll
  static void stop() throws Exception {
    client.close();
    server.stop();
    store.close();
  }

  @BeforeEach
  void upload() throws IOException {
    bucket = "b" + Integer.toHexString(folder.toString().hashCode());
    client.createBucket(request -> request.bucket(bucket));
    input = Files.createDirectories(folder.resolve("in/市"));
    for (int i = 0; i < 6; i++) {
      put("报告" + i + ".txt", REPORT.formatted(300 + i, 200 + i));
    }
    put("副本.txt", REPORT.formatted(303, 203));
    put("empty.txt", "");
  }

  @Test
  void theRowsAreThoseOfLocalFiles() throws IOException {
    Path local = folder.resolve("local");
    run(folder.resolve("in").toString(), local.toString());

    run("s3://" + bucket + "/in/", "s3://" + bucket + "/tables");

    Path copy = download("tables");
    assertThat(TableReader.read(copy, "documents", DocumentRow.class))
        .isEqualTo(TableReader.read(local, "documents", DocumentRow.class))
        .hasSize(7);
    assertThat(TableReader.read(copy, "mentions", MentionRow.class))
        .isEqualTo(TableReader.read(local, "mentions", MentionRow.class))
        .isNotEmpty();
    assertThat(TableReader.read(copy, "quarantine", QuarantineRow.class)).hasSize(1);
    assertThat(RunRecord.read(copy).reconciliation())
        .isEqualTo(RunRecord.read(local).reconciliation());
    assertThat(keys("")).noneMatch(key -> key.contains(".staging-"));
  }

  @Test
  void aNewOutputReplacesTheOldOneAndItsFiles() throws IOException {
    run(folder.resolve("in").toString(), "s3://" + bucket + "/tables", "--shards=3");
    List<String> first = keys("tables/documents/");

    run(folder.resolve("in").toString(), "s3://" + bucket + "/tables", "--overwrite", "--limit=2");

    assertThat(first).hasSize(3);
    assertThat(keys("tables/documents/"))
        .containsExactly("tables/documents/part-00000-of-00001-r1.parquet");
    assertThat(TableReader.read(download("tables"), "documents", DocumentRow.class)).hasSize(1);
    assertThat(keys("")).noneMatch(key -> key.contains(".staging-"));
  }

  @Test
  void anOutputIsKeptUnlessItMayBeReplaced() throws IOException {
    run(folder.resolve("in").toString(), "s3://" + bucket + "/tables");

    assertThatThrownBy(() -> run(folder.resolve("in").toString(), "s3://" + bucket + "/tables"))
        .hasMessageContaining("--output=s3://" + bucket + "/tables holds the output of a run");
  }

  @Test
  void whatAKilledRunLeftIsClearedAway() throws IOException {
    client.putObject(
        request -> request.bucket(bucket).key(".tables.staging-dead/lock"),
        RequestBody.fromString("process elsewhere 1"));
    client.putObject(
        request ->
            request.bucket(bucket).key(".tables.staging-dead/attempts/documents/00000-x.parquet"),
        RequestBody.fromString("half"));
    client.putObject(
        request -> request.bucket(bucket).key("tables/documents/part-00000-of-00009.parquet"),
        RequestBody.fromString("half"));

    run(folder.resolve("in").toString(), "s3://" + bucket + "/tables");

    assertThat(keys("")).noneMatch(key -> key.contains(".staging-"));
    assertThat(keys("tables/documents/"))
        .containsExactly("tables/documents/part-00000-of-00001-r1.parquet");
    assertThat(TableReader.read(download("tables"), "documents", DocumentRow.class)).hasSize(7);
  }

  private void put(String name, String text) throws IOException {
    Files.writeString(input.resolve(name), text);
    client.putObject(
        request -> request.bucket(bucket).key("in/市/" + name), RequestBody.fromString(text));
  }

  private void run(String from, String to, String... options) throws IOException {
    List<String> args =
        new java.util.ArrayList<>(
            List.of(
                "--runner=DirectRunner",
                "--targetParallelism=1",
                "--input=" + from,
                "--output=" + to,
                "--awsRegion=us-east-1",
                "--endpoint=" + endpoint,
                "--awsCredentialsProvider={\"@type\":\"StaticCredentialsProvider\",\"accessKeyId\":\""
                    + KEY
                    + "\",\"secretAccessKey\":\""
                    + SECRET
                    + "\"}"));
    args.addAll(List.of(options));
    ExtractPipeline.run(
        PipelineOptionsFactory.fromArgs(args.toArray(String[]::new)).as(ExtractOptions.class),
        PipelineResult::waitUntilFinish);
  }

  private Path download(String prefix) throws IOException {
    Path to = folder.resolve("downloaded-" + prefix);
    for (String key : keys(prefix + "/")) {
      Path file = to.resolve(key.substring(prefix.length() + 1));
      Files.createDirectories(file.getParent());
      byte[] bytes =
          client.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asByteArray();
      Files.write(file, bytes);
    }
    return to;
  }

  private List<String> keys(String prefix) {
    return client
        .listObjectsV2(request -> request.bucket(bucket).prefix(prefix))
        .contents()
        .stream()
        .map(S3Object::key)
        .sorted()
        .toList();
  }
}
