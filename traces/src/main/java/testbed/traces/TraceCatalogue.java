package testbed.traces;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The public recordings that the testbed knows by name.
 *
 * @param origin who recorded them, how, and where they are published
 * @param licence the licence they are published under
 * @param commit the commit of the publishing repository that all addresses name
 * @param entries the recordings, in the order in which they are listed to the user
 */
public record TraceCatalogue(
    String origin, String licence, String commit, List<CatalogueEntry> entries) {
  private static final String RESOURCE = "catalogue.json";

  /** Keeps its own copy of the entries. */
  public TraceCatalogue {
    entries = List.copyOf(entries);
  }

  /** The catalogue that is built in. */
  public static TraceCatalogue embedded() {
    try (InputStream in = TraceCatalogue.class.getResourceAsStream(RESOURCE)) {
      return read(JsonMapper.shared().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException("the built-in catalogue cannot be read", e);
    }
  }

  /** The entry with this name, or with this name of its recordings. */
  public Optional<CatalogueEntry> find(String name) {
    return entries.stream()
        .filter(entry -> entry.name().equals(name) || entry.recording().equals(name))
        .findFirst();
  }

  /** All names, separated by commas. */
  public String names() {
    return entries.stream().map(CatalogueEntry::name).collect(Collectors.joining(", "));
  }

  /** The name that is meant by one that is not of this catalogue, as a question; else nothing. */
  public String hint(String wanted) {
    return Nearest.hint(wanted, entries.stream().map(CatalogueEntry::name).toList());
  }

  private static TraceCatalogue read(JsonNode root) {
    String baseUrl = root.required("base_url").asString();
    List<CatalogueEntry> entries = new ArrayList<>();
    for (JsonNode node : root.required("entries")) {
      entries.add(entry(node, baseUrl));
    }
    return new TraceCatalogue(
        root.required("origin").asString(),
        root.required("licence").asString(),
        root.required("commit").asString(),
        entries);
  }

  private static CatalogueEntry entry(JsonNode node, String baseUrl) {
    String recording = node.required("recording").asString();
    return new CatalogueEntry(
        node.required("name").asString(),
        recording,
        node.required("description").asString(),
        recording(node.required("uplink"), baseUrl, recording + ".up"),
        recording(node.required("downlink"), baseUrl, recording + ".down"));
  }

  private static Recording recording(JsonNode node, String baseUrl, String fileName) {
    return new Recording(
        fileName,
        URI.create(baseUrl + fileName),
        node.required("git_blob").asString(),
        node.optional("sha256").map(JsonNode::asString),
        node.has("bytes") ? OptionalLong.of(node.get("bytes").asLong()) : OptionalLong.empty(),
        node.has("duration_ms")
            ? OptionalInt.of(node.get("duration_ms").asInt())
            : OptionalInt.empty());
  }
}
