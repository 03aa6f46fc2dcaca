import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('platform_key')
export class PlatformKey {
  @PrimaryColumn('integer')
  version!: number;

  @Column('bytea')
  wrapped!: Buffer;

  @Column('timestamptz')
  createdAt!: Date;
}
