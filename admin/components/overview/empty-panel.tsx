import React from 'react';

/** Stands where a chart would, and says what will be there. */
export const EmptyPanel = ({ title, text }: { title: string; text: string }) => (
  <section className="tk-panel">
    <h3>{title}</h3>
    <p className="tk-muted">{text}</p>
  </section>
);
