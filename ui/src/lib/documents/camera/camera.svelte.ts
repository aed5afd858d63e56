// The computer's camera, while its dialog is open and not a moment longer.
import { rpc } from '../../platform';

/** Wide enough for print to be read from; a camera gives what it can. */
const WANTED: MediaStreamConstraints = {
  audio: false,
  video: { width: { ideal: 1920 }, height: { ideal: 1080 }, facingMode: { ideal: 'environment' } },
};

export type CameraState = 'starting' | 'live' | 'denied' | 'failed';

/** Does this computer have a camera that a page may ask for? */
export async function hasCamera(): Promise<boolean> {
  // Absent where the window offers no cameras at all.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  try {
    return (await devices?.enumerateDevices())?.some(({ kind }) => kind === 'videoinput') ?? false;
  } catch {
    return false;
  }
}

export class Camera {
  state = $state<CameraState>('starting');
  private stream: MediaStream | null = null;
  private ended = false;

  /** Shows what the camera sees in `video`. */
  async start(video: HTMLVideoElement): Promise<void> {
    try {
      await rpc('documents.camera', { open: true });
      this.stream = await navigator.mediaDevices.getUserMedia(WANTED);
      // Closed while the person was still being asked.
      if (this.ended) return this.stopTracks();
      video.srcObject = this.stream;
      await video.play();
      this.state = 'live';
    } catch (thrown) {
      const denied = thrown instanceof DOMException && (thrown.name === 'NotAllowedError' || thrown.name === 'SecurityError');
      this.state = denied ? 'denied' : 'failed';
      this.stopTracks();
    }
  }

  /** Lets go of the camera: its light goes out. */
  async end(): Promise<void> {
    this.ended = true;
    this.stopTracks();
    await rpc('documents.camera', { open: false }).catch(() => undefined);
  }

  private stopTracks(): void {
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    this.stream = null;
  }
}

/** What `video` shows now, drawn on `still` and as a file. */
export async function photograph(video: HTMLVideoElement, still: HTMLCanvasElement, name: string): Promise<File | null> {
  still.width = video.videoWidth;
  still.height = video.videoHeight;
  still.getContext('2d')?.drawImage(video, 0, 0);
  const blob = await new Promise<Blob | null>((resolve) => still.toBlob(resolve, 'image/jpeg', 0.95));
  return blob && new File([blob], name, { type: 'image/jpeg' });
}
