package testbed.vp8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import testbed.vp8.entropy.Probabilities;
import testbed.vp8.frame.FrameBuffer;
import testbed.vp8.frame.PlaneBuffer;
import testbed.vp8.frame.ReferenceFrame;
import testbed.vp8.header.FilterDeltas;
import testbed.vp8.header.Four;
import testbed.vp8.header.FrameSize;
import testbed.vp8.header.SegmentFeatures;

/**
 * The serialized form of a state, little-endian: magic, version, size, small tables, segment map,
 * then each distinct picture once (whole macroblocks, without border), and the state's hash, which
 * is verified when it is read. About 350 kB at 640x360 as long as the references are one picture.
 */
final class SerializedState {
  /** Of this form and of the hash. */
  static final int VERSION = 1;

  private static final int MAGIC = 'V' | ('P' << 8) | ('8' << 16) | ('S' << 24);

  /** A reference that does not exist. */
  private static final byte NONE = 0;

  private SerializedState() {}

  static byte[] write(State state) {
    ReferenceFrame[] references = {state.last(), state.golden(), state.altref()};
    ByteBuffer out = ByteBuffer.allocate(length(state, references)).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(MAGIC).put((byte) VERSION);
    FrameSize size = state.size();
    out.putShort((short) (size.width() | (size.horizontalScale() << 14)));
    out.putShort((short) (size.height() | (size.verticalScale() << 14)));
    out.put(
        (byte)
            ((state.segments().absolute() ? 1 : 0)
                | (state.goldenInverted() ? 2 : 0)
                | (state.altrefInverted() ? 4 : 0)));
    put(out, state.segments().quantizers());
    put(out, state.segments().filterLevels());
    put(out, state.filterDeltas().references());
    put(out, state.filterDeltas().modes());
    out.put(state.probabilities().table());
    out.put(state.segmentMap().segments());
    for (int i = 0; i < 3; i++) {
      int same = firstEqual(references, i);
      out.put(references[i] == null ? NONE : (byte) (same + 1));
      if (references[i] != null && same == i) {
        put(out, references[i].y());
        put(out, references[i].u());
        put(out, references[i].v());
      }
    }
    return out.putLong(state.hash()).array();
  }

  static State read(byte[] bytes) throws Vp8Exception {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    try {
      if (in.getInt() != MAGIC) {
        throw new Vp8Exception("not a serialized VP8 state (it does not begin with VP8S)");
      }
      int version = in.get();
      if (version != VERSION) {
        throw new Vp8Exception(
            "a serialized state of version " + version + "; this program reads " + VERSION);
      }
      State state = readBody(in);
      if (in.getLong() != state.hash() || in.hasRemaining()) {
        throw new Vp8Exception("a serialized state whose hash does not fit: it is damaged");
      }
      return state;
    } catch (BufferUnderflowException e) {
      throw new Vp8Exception("a serialized state that is cut off after " + bytes.length + " bytes");
    }
  }

  private static State readBody(ByteBuffer in) throws Vp8Exception {
    int horizontal = in.getShort() & 0xffff;
    int vertical = in.getShort() & 0xffff;
    FrameSize size =
        FrameSize.checked(horizontal & 0x3fff, vertical & 0x3fff, horizontal >> 14, vertical >> 14);
    int flags = in.get();
    SegmentFeatures segments = new SegmentFeatures((flags & 1) != 0, four(in), four(in));
    FilterDeltas deltas = new FilterDeltas(four(in), four(in));
    Probabilities probabilities = new Probabilities(array(in, Probabilities.COUNT));
    SegmentMap map = new SegmentMap(array(in, size.columns() * size.rows()));
    ReferenceFrame[] references = new ReferenceFrame[3];
    for (int i = 0; i < 3; i++) {
      int source = in.get() - 1;
      if (source > i) {
        throw new Vp8Exception("a serialized state whose pictures refer to later ones");
      }
      if (source >= 0) {
        references[i] = source == i ? picture(in, size) : references[source];
      }
    }
    return new State(
        size,
        references[0],
        references[1],
        references[2],
        probabilities,
        segments,
        map,
        deltas,
        (flags & 2) != 0,
        (flags & 4) != 0);
  }

  private static int length(State state, ReferenceFrame[] references) {
    int samples = state.size().columns() * state.size().rows() * 384;
    int length = 4 + 1 + 4 + 1 + 16 + Probabilities.COUNT + 3 + 8;
    length += state.segmentMap().segments().length;
    for (int i = 0; i < 3; i++) {
      length += references[i] != null && firstEqual(references, i) == i ? samples : 0;
    }
    return length;
  }

  private static int firstEqual(ReferenceFrame[] references, int index) {
    for (int i = 0; i < index; i++) {
      if (references[index] != null && references[index].equals(references[i])) {
        return i;
      }
    }
    return index;
  }

  private static ReferenceFrame picture(ByteBuffer in, FrameSize size) {
    if (in.remaining() < size.columns() * size.rows() * 384) {
      throw new BufferUnderflowException();
    }
    FrameBuffer buffer = new FrameBuffer(size);
    for (PlaneBuffer plane : new PlaneBuffer[] {buffer.y(), buffer.u(), buffer.v()}) {
      for (int row = 0; row < plane.height(); row++) {
        in.get(plane.samples(), plane.index(0, row), plane.width());
      }
    }
    return buffer.freeze();
  }

  private static void put(ByteBuffer out, PlaneBuffer plane) {
    for (int row = 0; row < plane.height(); row++) {
      out.put(plane.samples(), plane.index(0, row), plane.width());
    }
  }

  private static void put(ByteBuffer out, Four four) {
    for (int i = 0; i < 4; i++) {
      out.put((byte) four.at(i));
    }
  }

  private static Four four(ByteBuffer in) {
    return new Four(in.get(), in.get(), in.get(), in.get());
  }

  private static byte[] array(ByteBuffer in, int length) {
    if (in.remaining() < length) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }
}
