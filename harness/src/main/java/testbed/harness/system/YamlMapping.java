package testbed.harness.system;

import java.io.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A mapping of a YAML file that knows its lines, so that every complaint can name one. */
final class YamlMapping {
  private static final int MAX_CHARACTERS = 256 * 1024;

  private final String source;
  private final int line;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Set<String> read = new HashSet<>();

  private YamlMapping(String source, MappingNode node) throws DescriptionException {
    this.source = source;
    this.line = lineOf(node);
    for (NodeTuple tuple : node.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw new DescriptionException(source, lineOf(tuple.getKeyNode()), "a key is not a word");
      }
      if (values.put(key.getValue(), tuple.getValueNode()) != null) {
        throw new DescriptionException(
            source, lineOf(key), "'" + key.getValue() + "' is given twice");
      }
    }
  }

  static YamlMapping parse(String source, Reader text) throws DescriptionException {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MAX_CHARACTERS);
    options.setMaxAliasesForCollections(0);
    try {
      Node root = new Yaml(options).compose(text);
      if (root instanceof MappingNode mapping) {
        return new YamlMapping(source, mapping);
      }
      throw new DescriptionException(source, 1, "is not a description; it starts with 'name: ...'");
    } catch (MarkedYAMLException e) {
      int at = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      throw new DescriptionException(source, at, "is not YAML: " + e.getProblem());
    } catch (RuntimeException e) {
      throw new DescriptionException(
          source, 0, "is not YAML: " + e.getMessage().lines().findFirst().orElse(""));
    }
  }

  DescriptionException problem(String key, String problem) {
    Node node = values.get(key);
    return new DescriptionException(source, node == null ? line : lineOf(node), problem);
  }

  String text(String key) throws DescriptionException {
    return optionalText(key)
        .orElseThrow(() -> new DescriptionException(source, line, "lacks '" + key + "'"));
  }

  Optional<String> optionalText(String key) throws DescriptionException {
    Node node = take(key);
    return node == null ? Optional.empty() : Optional.of(scalar(key, node));
  }

  List<String> texts(String key) throws DescriptionException {
    Node node = take(key);
    if (!(node instanceof SequenceNode sequence)) {
      throw problem(key, "'" + key + "' is a list of words, such as [ffmpeg, -i, \"{camera}\"]");
    }
    List<String> words = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      words.add(scalar(key, item));
    }
    return words;
  }

  /** Like {@link #texts}, empty when the key is not there. */
  List<String> optionalTexts(String key) throws DescriptionException {
    return take(key) == null ? List.of() : texts(key);
  }

  Map<String, String> textMap(String key) throws DescriptionException {
    Map<String, String> map = new LinkedHashMap<>();
    Optional<YamlMapping> inner = mapping(key);
    if (inner.isPresent()) {
      for (String name : inner.get().values.keySet()) {
        map.put(name, inner.get().text(name));
      }
    }
    return map;
  }

  Optional<YamlMapping> mapping(String key) throws DescriptionException {
    Node node = take(key);
    if (node == null) {
      return Optional.empty();
    }
    if (node instanceof MappingNode inner) {
      return Optional.of(new YamlMapping(source, inner));
    }
    throw problem(key, "'" + key + "' has entries of its own, indented below it");
  }

  List<YamlMapping> mappings(String key) throws DescriptionException {
    Node node = take(key);
    List<YamlMapping> list = new ArrayList<>();
    if (node == null) {
      return list;
    }
    if (!(node instanceof SequenceNode sequence)) {
      throw problem(key, "'" + key + "' is a list");
    }
    for (Node item : sequence.getValue()) {
      if (!(item instanceof MappingNode inner)) {
        throw new DescriptionException(source, lineOf(item), "an entry of '" + key + "' has keys");
      }
      list.add(new YamlMapping(source, inner));
    }
    return list;
  }

  /** Complains about a key that nobody asked for: most likely a misspelt one. */
  void expectNothingElse() throws DescriptionException {
    for (String key : values.keySet()) {
      if (!read.contains(key)) {
        throw problem(key, "'" + key + "' is not known here; known are " + new TreeSet<>(read));
      }
    }
  }

  private Node take(String key) {
    read.add(key);
    return values.get(key);
  }

  private String scalar(String key, Node node) throws DescriptionException {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw new DescriptionException(source, lineOf(node), "'" + key + "' is a single value");
  }

  private static int lineOf(Node node) {
    return node.getStartMark().getLine() + 1;
  }
}
