package testbed.salsify.codec;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.IntFunction;
import testbed.salsify.wire.DataPacket;
import testbed.video.Raster;
import testbed.vp8.Analysis;
import testbed.vp8.Decoder;
import testbed.vp8.Encoded;
import testbed.vp8.Encoder;
import testbed.vp8.EncoderSettings;
import testbed.vp8.State;
import testbed.vp8.Vp8Exception;

/** VP8, real-time settings. */
public final class Vp8Codec implements FunctionalCodec<State> {
  private static final int KEY_HEADER = 10;
  private static final int SIZE_MASK = 0x3fff;
  private static final int MAX_SIDE = 8192;

  /** Encoders that nobody uses at the moment: each holds the working memory of one thread. */
  private final ConcurrentLinkedQueue<Encoder> idle = new ConcurrentLinkedQueue<>();

  /** A codec without encoders; they are made as they are needed. */
  public Vp8Codec() {}

  @Override
  public State initial(int width, int height) {
    return State.initial(width, height);
  }

  @Override
  public State before(byte[] keyFrame) throws CodecException {
    boolean isKey = keyFrame.length >= KEY_HEADER && (keyFrame[0] & 1) == 0;
    int width = isKey ? side(keyFrame, 6) : 0;
    int height = isKey ? side(keyFrame, 8) : 0;
    if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) {
      throw new CodecException("not a VP8 key frame of a usable size", null);
    }
    return State.initial(width, height);
  }

  private static int side(byte[] frame, int at) {
    return ((frame[at] & 0xff) | ((frame[at + 1] & 0xff) << 8)) & SIZE_MASK;
  }

  @Override
  public IntFunction<Coded<State>> analyse(State state, Raster image, int finest) {
    Analysis analysis =
        withEncoder(encoder -> encoder.analyse(state, image, EncoderSettings.realtime(finest)));
    return quantizer -> {
      EncoderSettings settings = EncoderSettings.realtime(quantizer);
      Encoded encoded = withEncoder(encoder -> encoder.encode(state, image, settings, analysis));
      return new Coded<>(quantizer, encoded.frame(), encoded.state(), hash(encoded.state()));
    };
  }

  private <R> R withEncoder(Function<Encoder, R> work) {
    Encoder encoder = idle.poll();
    if (encoder == null) {
      encoder = new Encoder();
    }
    R result = work.apply(encoder);
    idle.add(encoder);
    return result;
  }

  @Override
  public Decoded<State> decode(State state, byte[] frame) throws CodecException {
    try {
      var decoded = Decoder.decode(state, frame);
      return new Decoded<>(decoded.state(), hash(decoded.state()), decoded.image());
    } catch (Vp8Exception e) {
      throw new CodecException(e.getMessage(), e);
    }
  }

  @Override
  public long hash(State state) {
    long hash = state.hash();
    return hash == DataPacket.NO_STATE ? 1 : hash;
  }
}
