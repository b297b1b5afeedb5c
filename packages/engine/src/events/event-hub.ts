import type { AdpilotEvent, AdpilotEventMap, AdpilotEventName, Logger } from '@adpilot/core';
import { EventEmitter } from 'eventemitter3';

/** What a host subscribes to. A listener that throws or rejects is logged and breaks nothing. */
export interface AdpilotEvents {
  /** Calls `listener` for every event of the name; the returned function ends that. */
  on<Name extends AdpilotEventName>(
    name: Name,
    listener: (event: AdpilotEventMap[Name]) => unknown,
  ): () => void;
  /** Calls `listener` for every event of any name. */
  onAny(listener: (event: AdpilotEvent) => unknown): () => void;
}

export interface EventHub extends AdpilotEvents {
  emit(event: AdpilotEvent): void;
  close(): void;
}

const ANY = '*';

export function createEventHub(logger: Logger): EventHub {
  const emitter = new EventEmitter<Record<string, [AdpilotEvent]>>();
  const subscribe = (name: string, listener: (event: AdpilotEvent) => unknown): (() => void) => {
    const guarded = (event: AdpilotEvent): void => {
      const failed = (error: unknown): void =>
        logger.error(
          { event: name, error: error instanceof Error ? error.message : String(error) },
          'a listener failed',
        );
      try {
        Promise.resolve(listener(event)).catch(failed);
      } catch (error) {
        failed(error);
      }
    };
    emitter.on(name, guarded);
    return () => void emitter.off(name, guarded);
  };
  return {
    on: (name, listener) =>
      // Under a name the emitter only ever gets events of that type.
      subscribe(name, (event) => listener(event as AdpilotEventMap[typeof name])),
    onAny: (listener) => subscribe(ANY, listener),
    emit: (event) => {
      emitter.emit(event.type, event);
      emitter.emit(ANY, event);
    },
    close: () => void emitter.removeAllListeners(),
  };
}
