package org.zhibiao.pipelines;

import java.util.List;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** Options of {@link ExtractPipeline}. {@code ./zhibiao extract --help} explains them at length. */
public interface ExtractOptions extends PipelineOptions {

  /** Returns the input patterns. */
  @Description("Files, folders and globs to read, separated by commas; local or any URI of Beam")
  List<String> getInput();

  /** Sets the input patterns. */
  void setInput(List<String> input);

  /** Returns the output folder. */
  @Description("Folder that the tables are written to")
  String getOutput();

  /** Sets the output folder. */
  void setOutput(String output);

  /** Returns the names of the formats. */
  @Description("Formats of the tables: parquet, avro or both, separated by commas")
  List<String> getFormats();

  /** Sets the names of the formats. */
  void setFormats(List<String> formats);

  /** Returns the globs that files must match. */
  @Description("Globs that a file must match one of; without / they mean the file name")
  List<String> getInclude();

  /** Sets the globs that files must match. */
  void setInclude(List<String> include);

  /** Returns the globs of files to leave out. */
  @Description("Globs of files to leave out; without / they mean the file name")
  List<String> getExclude();

  /** Sets the globs of files to leave out. */
  void setExclude(List<String> exclude);

  /** Returns the greatest number of files; 0 for all. */
  @Description("Greatest number of files to read; 0 for all")
  @Default.Integer(0)
  int getLimit();

  /** Sets the greatest number of files. */
  void setLimit(int limit);

  /** Returns the number of shards; 0 to cut by size. */
  @Description("Number of pieces that the input is cut into; 0 cuts by size")
  @Default.Integer(0)
  int getShards();

  /** Sets the number of shards. */
  void setShards(int shards);

  /** Returns the number of threads that extract the documents of one piece. */
  @Description("Number of threads that extract the documents of one piece of the input")
  @Default.Integer(1)
  int getThreads();

  /** Sets the number of threads that extract the documents of one piece. */
  void setThreads(int threads);

  /** Returns the file of the user's own catalogue; null for none. */
  @Description("Catalogue file whose indicators are added to, or replace, the built-in ones")
  String getCatalogue();

  /** Sets the file of the user's own catalogue. */
  void setCatalogue(String catalogue);

  /** Returns whether an output of an earlier run may be replaced. */
  @Description("Replace the output of an earlier run")
  @Default.Boolean(false)
  boolean getOverwrite();

  /** Sets whether an output of an earlier run may be replaced. */
  void setOverwrite(boolean overwrite);

  /** Returns the folders that every machine of a cluster sees under the same path. */
  @Description("Folders that all machines of the cluster see under the same path")
  List<String> getSharedFolders();

  /** Sets the folders that every machine of a cluster sees under the same path. */
  void setSharedFolders(List<String> sharedFolders);

  /** Returns whether a cluster that restarts no failed task will do. */
  @Description("Run on a cluster that restarts no failed task: one lost worker ends the run")
  @Default.Boolean(false)
  boolean getAcceptNoRestarts();

  /** Sets whether a cluster that restarts no failed task will do. */
  void setAcceptNoRestarts(boolean acceptNoRestarts);

  /** Returns whether to print what was counted and measured. */
  @Description("Print what the run counted and how long its stages took")
  @Default.Boolean(false)
  boolean getMetrics();

  /** Sets whether to print what was counted and measured. */
  void setMetrics(boolean metrics);

  /** Returns: greatest length of a document in bytes: a file, an entry of an archive, a record. */
  @Description("Greatest length of a document in bytes: a file, an entry of an archive, a record")
  @Default.Integer(33554432)
  int getMaxBytes();

  /** Sets it. */
  void setMaxBytes(int maxBytes);

  /** Returns: greatest length of a document's text in characters. */
  @Description("Greatest length of a document's text in characters")
  @Default.Integer(2000000)
  int getMaxCharacters();

  /** Sets it. */
  void setMaxCharacters(int maxCharacters);

  /** Returns: greatest number of entries and records that are read of one container. */
  @Description("Greatest number of entries and records that are read of one container")
  @Default.Integer(1000000)
  int getMaxEntries();

  /** Sets it. */
  void setMaxEntries(int maxEntries);

  /**
   * Returns: greatest number of containers inside each other; compression around one is no level.
   */
  @Description(
      "Greatest number of containers inside each other; compression around one is no level")
  @Default.Integer(4)
  int getMaxDepth();

  /** Sets it. */
  void setMaxDepth(int maxDepth);

  /** Returns: greatest expansion of a container: bytes read out of it per byte of its file. */
  @Description("Greatest expansion of a container: bytes read out of it per byte of its file")
  @Default.Integer(200)
  int getMaxExpansion();

  /** Sets it. */
  void setMaxExpansion(int maxExpansion);

  /**
   * Returns: greatest time in seconds that a PDF, office document or row of a binary table may
   * take.
   */
  @Description(
      "Greatest time in seconds that a PDF, office document or row of a binary table may take")
  @Default.Integer(30)
  int getMaxSeconds();

  /** Sets it. */
  void setMaxSeconds(int maxSeconds);

  /** Returns: heap in MiB of each JVM that parses PDF, office documents and binary tables. */
  @Description("Heap in MiB of each JVM that parses PDF, office documents and binary tables")
  @Default.Integer(256)
  int getParserMemory();

  /** Sets it. */
  void setParserMemory(int parserMemory);

  /** Returns the field of records that holds the text; null to find it. */
  @Description("Field or column of records that holds the text; by default it is found")
  String getTextField();

  /** Sets the field of records that holds the text. */
  void setTextField(String textField);

  /** Returns the fields of records that help to tell place and year. */
  @Description("Fields or columns of records that help to tell place and year; found by default")
  List<String> getMetadataFields();

  /** Sets the fields of records that help to tell place and year. */
  void setMetadataFields(List<String> metadataFields);

  /** Returns whether symbolic links below an input folder are followed. */
  @Description("Follow symbolic links below the input folders instead of leaving them out")
  @Default.Boolean(false)
  boolean getFollowLinks();

  /** Sets whether symbolic links below an input folder are followed. */
  void setFollowLinks(boolean followLinks);
}
