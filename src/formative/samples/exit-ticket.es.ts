import type { Content } from '../content.ts';

/** Se califica sola; 5 preguntas, 10 puntos. The Spanish twin of exit-ticket.en.ts. */
export const cicloDelAguaSalida: Content = {
  title: 'El ciclo del agua: boleto de salida',
  instructions: 'Cinco preguntas rápidas antes de salir. Respóndelas todas y entrega.',
  questions: [
    {
      id: 'energy-source',
      type: 'multiple-choice',
      stem: '¿Cuál es la principal fuente de la energía que evapora el agua del océano?',
      points: 2,
      options: [
        { id: 'a', text: 'El calor del núcleo de la Tierra' },
        { id: 'b', text: 'La gravedad de la Luna' },
        { id: 'c', text: 'El movimiento de las olas' },
        { id: 'd', text: 'La luz del Sol' },
      ],
      key: 'd',
    },
    {
      id: 'condensation-examples',
      type: 'multiple-selection',
      stem: '¿En qué situaciones hay **condensación**? Marca **todas** las respuestas correctas.',
      points: 3,
      options: [
        { id: 'a', text: 'El espejo del baño se empaña durante una ducha caliente.' },
        { id: 'b', text: 'La ropa mojada se seca en el tendedero.' },
        { id: 'c', text: 'En una mañana fría se forma niebla sobre un valle.' },
        { id: 'd', text: 'De noche aparece rocío sobre el pasto.' },
        { id: 'e', text: 'La nieve se derrite sobre un techo.' },
      ],
      key: ['a', 'c', 'd'],
      partialCredit: true,
    },
    {
      id: 'groundwater',
      type: 'true-false',
      stem: 'La lluvia que penetra hasta lo profundo del suelo todavía puede volver al océano.',
      points: 1,
      key: true,
    },
    {
      id: 'mean-rainfall',
      type: 'numeric',
      stem: 'Un pluviómetro marca 12 mm el lunes, 0 mm el martes y 8 mm el miércoles. ¿Cuál fue la media de lluvia por día en esos tres días, en milímetros? Redondea a un decimal.',
      points: 2,
      key: 6.7,
      tolerance: { kind: 'absolute', amount: 0.05 },
      units: ['mm', 'mm/día', 'mm por día', 'milímetros', 'milímetros por día'],
    },
    {
      id: 'gas-to-liquid',
      type: 'short-answer',
      stem: 'El vapor de agua se enfría y se convierte en gotitas de agua líquida. ¿Cómo se llama este cambio de estado?',
      points: 2,
      key: ['condensación', 'la condensación'],
    },
  ],
};
