package testbed.shell.emulator;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * One line between the emulator and who started it: a JSON object of strings and lists of strings.
 * Read and written with the streaming interface alone, which starts fast.
 */
final class Message {
  private static final JsonFactory JSON = new JsonFactory();

  private final Map<String, List<String>> fields = new LinkedHashMap<>();

  private Message() {}

  static Message empty() {
    return new Message();
  }

  /** A message that asks for something or says what it is. */
  static Message of(String what) {
    return new Message().with("what", what);
  }

  Message with(String name, Object value) {
    fields.put(name, List.of(String.valueOf(value)));
    return this;
  }

  Message with(String name, List<String> values) {
    fields.put(name, List.copyOf(values));
    return this;
  }

  String what() throws IOException {
    return text("what");
  }

  boolean has(String name) {
    return fields.containsKey(name);
  }

  List<String> list(String name) {
    return fields.getOrDefault(name, List.of());
  }

  String text(String name) throws IOException {
    List<String> values = list(name);
    if (values.size() != 1) {
      throw new IOException("message without " + name + ": " + this);
    }
    return values.getFirst();
  }

  long number(String name) throws IOException {
    try {
      return Long.parseLong(text(name));
    } catch (NumberFormatException e) {
      throw new IOException(name + " is not a number: " + this, e);
    }
  }

  /** The message as one line of JSON. */
  @Override
  public String toString() {
    StringWriter line = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), line)) {
      out.writeStartObject();
      fields.forEach(
          (name, values) -> {
            out.writeName(name);
            if (values.size() == 1) {
              out.writeString(values.getFirst());
            } else {
              out.writeStartArray();
              values.forEach(out::writeString);
              out.writeEndArray();
            }
          });
      out.writeEndObject();
    }
    return line.toString();
  }

  /**
   * Reads one line.
   *
   * @throws IOException when it is not such an object
   */
  static Message parse(String line) throws IOException {
    Message message = new Message();
    try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), line)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("not a JSON object: " + line);
      }
      while (in.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = in.currentName();
        message.fields.put(name, values(in));
      }
    } catch (JacksonException e) {
      throw new IOException("not a message: " + line, e);
    }
    return message;
  }

  private static List<String> values(JsonParser in) {
    if (in.nextToken() != JsonToken.START_ARRAY) {
      return List.of(in.getString());
    }
    List<String> values = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      values.add(in.getString());
    }
    return List.copyOf(values);
  }
}
