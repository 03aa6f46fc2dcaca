import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('panel_session')
export class PanelSession {
  @PrimaryColumn('text')
  sid!: string;

  @Column('jsonb')
  sess!: object;

  @Column('timestamptz')
  expire!: Date;
}
