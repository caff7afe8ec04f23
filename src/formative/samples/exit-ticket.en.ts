import type { Content } from '../content.ts';

/** Scored by key alone, so that its grades may pass back by themselves; 5 questions, 10 points. */
export const waterCycleExitTicket: Content = {
  title: 'Water Cycle: Exit Ticket',
  instructions: 'Five quick questions before you go. Answer all of them, then submit.',
  questions: [
    {
      id: 'energy-source',
      type: 'multiple-choice',
      stem: 'What is the main source of the energy that evaporates water from the ocean?',
      points: 2,
      options: [
        { id: 'a', text: "Heat from inside Earth's core" },
        { id: 'b', text: 'The gravity of the Moon' },
        { id: 'c', text: 'The movement of ocean waves' },
        { id: 'd', text: 'Sunlight' },
      ],
      key: 'd',
    },
    {
      id: 'condensation-examples',
      type: 'multiple-selection',
      stem: 'In which situations is **condensation** happening? Select **all** that apply.',
      points: 3,
      options: [
        { id: 'a', text: 'A bathroom mirror mists up during a hot shower.' },
        { id: 'b', text: 'Wet clothes dry on a line.' },
        { id: 'c', text: 'Fog forms over a valley on a cold morning.' },
        { id: 'd', text: 'Dew appears on the grass at night.' },
        { id: 'e', text: 'Snow melts on a roof.' },
      ],
      key: ['a', 'c', 'd'],
      partialCredit: true,
    },
    {
      id: 'groundwater',
      type: 'true-false',
      stem: 'Rain that soaks deep into the ground can still return to the ocean.',
      points: 1,
      key: true,
    },
    {
      id: 'mean-rainfall',
      type: 'numeric',
      stem: 'A rain gauge shows 12 mm on Monday, 0 mm on Tuesday and 8 mm on Wednesday. What was the mean rainfall per day over these three days, in millimeters? Round to one decimal place.',
      points: 2,
      key: 6.7,
      tolerance: { kind: 'absolute', amount: 0.05 },
      units: ['mm', 'mm/day', 'mm per day', 'millimeters', 'millimeters per day'],
    },
    {
      id: 'gas-to-liquid',
      type: 'short-answer',
      stem: 'Water vapor cools and turns into tiny drops of liquid water. What is this change of state called?',
      points: 2,
      key: ['condensation', 'condensing'],
    },
  ],
};
