package org.zhibiao.warehouse;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.NoSuchNamespaceException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.rest.CatalogHandlers;
import org.apache.iceberg.rest.RESTSerializers;
import org.apache.iceberg.rest.requests.CreateNamespaceRequest;
import org.apache.iceberg.rest.requests.CreateTableRequest;
import org.apache.iceberg.rest.requests.UpdateTableRequest;
import org.apache.iceberg.rest.responses.ConfigResponse;
import org.apache.iceberg.rest.responses.ErrorResponse;

/**
 * An Iceberg REST catalog on 127.0.0.1, for tests: what the service of a data platform does, over a
 * database in memory, with Iceberg's own handlers.
 */
public final class RestCatalogServer implements Closeable {

  private static final int NAMESPACE = 3;
  private static final int TABLE = 5;

  private final ObjectMapper json = new ObjectMapper();
  private final JdbcCatalog catalog;
  private final HttpServer server;

  /** Starts it; tables that it makes lie in a folder. */
  public RestCatalogServer(Path folder) throws IOException {
    json.setVisibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY);
    json.configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
    json.setPropertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE);
    RESTSerializers.registerAll(json);
    catalog =
        (JdbcCatalog)
            CatalogUtil.loadCatalog(
                CatalogUtil.ICEBERG_CATALOG_JDBC,
                "rest",
                Map.of(
                    CatalogProperties.URI,
                    "jdbc:h2:mem:"
                        + folder.getFileName()
                        + "rest;DB_CLOSE_DELAY=-1;DATABASE_TO_LOWER=TRUE",
                    CatalogProperties.WAREHOUSE_LOCATION,
                    folder.toString()),
                new Configuration());
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Returns the address that a catalog of the kind {@code rest} takes. */
  public String uri() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    int status = 200;
    Object answer;
    try {
      answer = answer(exchange);
    } catch (RuntimeException e) {
      status =
          e instanceof NoSuchTableException || e instanceof NoSuchNamespaceException
              ? 404
              : e instanceof CommitFailedException || e instanceof AlreadyExistsException
                  ? 409
                  : 500;
      answer =
          ErrorResponse.builder()
              .responseCode(status)
              .withType(e.getClass().getSimpleName())
              .withMessage(String.valueOf(e.getMessage()))
              .build();
    }
    byte[] body =
        answer == null
            ? new byte[0]
            : json.writeValueAsString(answer).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(
        answer == null ? 204 : status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** Answers {@code /v1/namespaces/NAMESPACE/tables/TABLE} and what stands above it. */
  private Object answer(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestMethod();
    String[] path = exchange.getRequestURI().getPath().split("/");
    String last = path[path.length - 1];
    if (last.equals("config")) {
      return ConfigResponse.builder().build();
    }
    if (last.equals("metrics")) {
      return null;
    }
    Namespace namespace =
        path.length > NAMESPACE ? Namespace.of(path[NAMESPACE].split("\u001f")) : Namespace.empty();
    TableIdentifier table = path.length > TABLE ? TableIdentifier.of(namespace, path[TABLE]) : null;
    return switch (method + ' ' + path.length) {
      case "GET 3" -> CatalogHandlers.listNamespaces(catalog, Namespace.empty());
      case "POST 3" ->
          CatalogHandlers.createNamespace(catalog, read(exchange, CreateNamespaceRequest.class));
      case "GET 4" -> CatalogHandlers.loadNamespace(catalog, namespace);
      case "GET 5" -> CatalogHandlers.listTables(catalog, namespace);
      case "POST 5" -> create(namespace, read(exchange, CreateTableRequest.class));
      case "GET 6" -> CatalogHandlers.loadTable(catalog, table);
      case "POST 6" ->
          CatalogHandlers.updateTable(catalog, table, read(exchange, UpdateTableRequest.class));
      default -> throw new IllegalArgumentException(method + " " + exchange.getRequestURI());
    };
  }

  private Object create(Namespace namespace, CreateTableRequest request) {
    return request.stageCreate()
        ? CatalogHandlers.stageTableCreate(catalog, namespace, request)
        : CatalogHandlers.createTable(catalog, namespace, request);
  }

  private <T> T read(HttpExchange exchange, Class<T> type) throws IOException {
    return json.readValue(exchange.getRequestBody().readAllBytes(), type);
  }

  @Override
  public void close() {
    server.stop(0);
    catalog.close();
  }
}
