/** Stands in for the SDK's event stream codec, which none of our calls uses. */
export class EventStreamSerde {
  constructor() {
    throw new Error('Event streams are not part of this bundle.')
  }
}

export const eventStreamSerdeProvider = (): undefined => undefined
