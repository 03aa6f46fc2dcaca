import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('platform_activity_head')
export class PlatformActivityHead {
  @PrimaryColumn('boolean')
  one!: boolean;

  @Column('bigint')
  seq!: string;

  @Column('bytea')
  hash!: Buffer;
}
