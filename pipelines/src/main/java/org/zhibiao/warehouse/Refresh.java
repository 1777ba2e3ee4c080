package org.zhibiao.warehouse;

import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PDone;
import org.zhibiao.extract.DocumentIds;
import org.zhibiao.source.ShardPlan;
import org.zhibiao.source.SourceFile;
import org.zhibiao.source.SourceLister;
import org.zhibiao.source.SourceListing;
import org.zhibiao.source.SourceLocator;
import org.zhibiao.source.SourceSelection;
import org.zhibiao.source.SourceShard;

/**
 * Brings the tables of a warehouse up to date with a corpus.
 *
 * <ol>
 *   <li>Lists the files and reads those that may have changed, for their hashes.
 *   <li>Plans which rows stay, which are written under other ids, which files are extracted.
 *   <li>Extracts, in a Beam pipeline whose workers write data files; takes the rows of changed
 *       documents out of the files that hold them.
 *   <li>Checks that everything is accounted for and that thresholds are kept.
 *   <li>Stages every table, completes the run, publishes it.
 * </ol>
 *
 * Whatever fails before the run is completed leaves the tables as they were.
 */
public final class Refresh {

  /**
   * What is asked for.
   *
   * @param location the warehouse
   * @param selection the corpus
   * @param verifyAll whether all files are read, whatever length and time say
   * @param keepVanished whether rows of files that are gone stay
   * @param maxQuarantineShare greatest share of documents that may be in quarantine, 0 to 1
   * @param maxVanishedShare greatest share of the known files that may be gone, 0 to 1
   * @param dryRun whether nothing is written
   * @param threads number of threads for reading and rewriting
   * @param workerThreads number of threads that extract documents of one shard
   */
  public record Request(
      WarehouseLocation location,
      SourceSelection selection,
      boolean verifyAll,
      boolean keepVanished,
      double maxQuarantineShare,
      double maxVanishedShare,
      boolean dryRun,
      int threads,
      int workerThreads) {}

  /** Runs the extraction in a pipeline and waits for its end. */
  @FunctionalInterface
  public interface Extraction {
    /** Applies a transform at the root of a pipeline and runs it. */
    void run(PTransform<PBegin, PDone> transform);
  }

  private final Request request;
  private final Extraction extraction;

  /** Makes a refresh; {@link #run} does it. */
  public Refresh(Request request, Extraction extraction) {
    this.request = request;
    this.extraction = extraction;
  }

  /**
   * Refreshes.
   *
   * @return what was done
   * @throws WarehouseException if the warehouse cannot be used, is being changed by another run, or
   *     what was found must not be published
   */
  public RefreshResult run() throws IOException {
    return request.dryRun() ? look() : refresh();
  }

  private RefreshResult look() throws IOException {
    if (!Warehouse.exists(request.location())) {
      return RefreshResult.planned(
          plan(Books.of(List.of()), null, Fingerprints.current()).plan(), null);
    }
    try (Warehouse warehouse = Warehouse.open(request.location(), false)) {
      Run last = warehouse.lastRun();
      Planned planned = plan(new BookTable(warehouse).read(last), last, Fingerprints.current());
      return RefreshResult.planned(planned.plan(), last);
    }
  }

  private RefreshResult refresh() throws IOException {
    Instant started = Instant.now();
    try (WarehouseLock lock = WarehouseLock.of(request.location());
        Warehouse warehouse = Warehouse.open(request.location(), true)) {
      Run last = warehouse.heal(lock.excludesOthers());
      long base = warehouse.table(WarehouseTable.RUNS).currentSnapshot().snapshotId();
      Fingerprints fingerprints = Fingerprints.current();
      Books books = new BookTable(warehouse).read(last);
      Planned planned = plan(books, last, fingerprints);
      RefreshPlan plan = planned.plan();
      Guards.checkVanished(plan.changes(), books, request.maxVanishedShare());
      boolean sameProgram = last != null && last.fingerprints().equals(fingerprints);
      if (plan.isEmpty() && sameProgram) {
        return RefreshResult.unchanged(plan, last);
      }
      String id = Run.next(last);
      String token = UUID.randomUUID().toString().substring(0, 8);
      PartFiles files = new PartFiles(warehouse, id, token);
      PendingRun pending = new PendingRun(warehouse, files, last, books, plan);
      if (!plan.extract().isEmpty()) {
        String manifests =
            warehouse.location(WarehouseTable.SOURCES, id + "-" + token + ".manifest");
        List<SourceShard> shards = shards(plan);
        extraction.run(
            new ExtractParts(shards, plan.originals(), files, manifests, request.workerThreads()));
        pending.addExtracted(manifests, shards.size());
      }
      pending.rewriteParts(request.threads());
      Guards.Sums sums = pending.check(planned.listing());
      Guards.checkQuarantine(sums, request.maxQuarantineShare());
      ChangeReport report = ChangeReport.of(id, last, plan, pending);
      Run run =
          new Run(
              id,
              "refresh",
              started,
              Instant.now(),
              String.join(",", request.selection().patterns()),
              fingerprints,
              new java.util.TreeMap<>(),
              sums.counts(),
              sums.reconciliation());
      Run completed = pending.commit(run, base);
      report.write(request.location());
      return RefreshResult.done(plan, last, completed, report);
    }
  }

  /** Cuts the files to extract in the order of their uris; inside a shard the ids are in order. */
  private static List<SourceShard> shards(RefreshPlan plan) {
    Comparator<SourceFile> byId =
        Comparator.comparing(
            file -> {
              String hash = plan.heads().get(file.uri()).sha256();
              return hash == null
                  ? file.uri()
                  : DocumentIds.documentId(hash, SourceLocator.ofFile(file.uri()));
            });
    return ShardPlan.bySize().cut(plan.extract()).stream()
        .map(
            shard ->
                new SourceShard(
                    shard.index(), shard.count(), shard.files().stream().sorted(byId).toList()))
        .toList();
  }

  private record Planned(SourceListing listing, RefreshPlan plan) {}

  private Planned plan(Books books, Run last, Fingerprints fingerprints) throws IOException {
    SourceListing listing = SourceLister.list(request.selection());
    long lastStarted = last == null ? Long.MAX_VALUE : last.started().toEpochMilli() * 1000;
    Map<String, FileContent> contents =
        new Survey(books, lastStarted, request.verifyAll())
            .read(listing.files(), request.threads());
    Fingerprints.Affected affected =
        last == null
            ? Fingerprints.Affected.NOTHING
            : fingerprints.affectedSince(last.fingerprints());
    RefreshPlan plan =
        new RefreshPlanner(books, affected, request.keepVanished()).plan(listing.files(), contents);
    return new Planned(listing, plan);
  }
}
