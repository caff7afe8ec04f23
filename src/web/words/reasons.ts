/**
 * Why a grade is where it is, and what a teacher can do: words for every code of the rules of passback. A test holds
 * this table against the codes.
 */
import { area } from './translate.ts';

export const reasons = area(
  {
    'reason.not-licensed':
      'Your district’s School & District licence is not active. Ask your district’s administrator.',
    'reason.automatic-off':
      'Automatic passback is off for this assignment. Send this grade by hand, or switch it on in Settings.',
    'reason.needs-manual-scoring':
      'Some questions are scored by hand, so this grade does not go by itself. Score them, then send it.',
    'reason.no-points': 'The formative or the Schoology column is worth 0 points. Give it points first.',
    'reason.not-launched': 'Not opened in Schoology yet. Ask the student to open the assignment there.',
    'reason.not-started': 'Opened, but not started yet. There is nothing to send.',
    'reason.grading-not-enabled':
      'Schoology has no grade column for this link. Edit the material in Schoology and check “Enable grading”; then the student opens it once more.',
    'reason.not-submitted':
      'Not submitted yet. It goes when the student submits, or when you submit for them.',
    'reason.incomplete-at-submission':
      'Submitted with questions unanswered, so it does not go by itself. Check it, then send it by hand.',
    'reason.later-attempt': 'Only the first attempt goes by itself. Send this grade by hand.',
    'reason.changed-since-submission':
      'The grade changed after the first submission. Send the new grade by hand.',
    'reason.held-by-teacher':
      'A teacher decided what stands in the gradebook. It stays until a teacher sends again.',
    'reason.changed-in-gradebook':
      'Somebody changed the number in Schoology after we sent it. Check which one is right, then send by hand.',
    'reason.nothing-to-send': 'There is no grade to send.',
    'cause.assignment-removed':
      'This assignment is no longer associated with this tool. It was removed in Schoology or changed not to use Passback. Add it again there, or enter this grade by hand.',
    'cause.learner-not-in-course':
      'Schoology says this student is not in the course. Check the enrolment, then send again.',
    'cause.access-withdrawn':
      'Schoology no longer lets Passback write grades here. Ask your district’s administrator to check the app’s permissions.',
    'cause.platform-refused': 'Schoology refused this grade: “{words}”',
    'cause.platform-unreachable': 'Schoology could not be reached for hours. Send it again now.',
    'state.not-sent': 'Not sent',
    'state.queued': 'Waiting to be sent',
    'state.sending': 'Sending',
    'state.retrying': 'Trying again soon',
    'state.delivered': 'Sent',
    'state.overridden': 'Sent with another number',
    'state.changed': 'Changed since sent',
    'state.cleared': 'Cleared in Schoology',
    'state.failed': 'Could not be sent',
    'work.not-opened': 'Not opened',
    'work.opened': 'Opened',
    'work.working': 'Working',
    'work.submitted': 'Submitted',
  },
  {
    'reason.not-licensed':
      'La licencia School & District de su distrito no está activa. Consulte con la administración del distrito.',
    'reason.automatic-off':
      'El envío automático está desactivado en esta tarea. Envíe esta nota a mano o actívelo en Ajustes.',
    'reason.needs-manual-scoring':
      'Algunas preguntas se califican a mano, así que esta nota no se envía sola. Califíquelas y luego envíela.',
    'reason.no-points': 'El formativo o la columna de Schoology vale 0 puntos. Póngale puntos primero.',
    'reason.not-launched': 'Aún no se ha abierto en Schoology. Pida al estudiante que abra la tarea allí.',
    'reason.not-started': 'Abierta, pero sin empezar. No hay nada que enviar.',
    'reason.grading-not-enabled':
      'Schoology no tiene columna de notas para este enlace. Edite el material en Schoology y marque «Enable grading»; después el estudiante debe abrirlo otra vez.',
    'reason.not-submitted':
      'Aún no entregada. Se enviará cuando el estudiante la entregue o cuando usted la entregue por él.',
    'reason.incomplete-at-submission':
      'Se entregó con preguntas sin responder, así que no se envía sola. Revísela y envíela a mano.',
    'reason.later-attempt': 'Solo el primer intento se envía solo. Envíe esta nota a mano.',
    'reason.changed-since-submission':
      'La nota cambió después de la primera entrega. Envíe la nota nueva a mano.',
    'reason.held-by-teacher':
      'Un docente decidió qué figura en el libro de calificaciones. Se queda así hasta que un docente vuelva a enviar.',
    'reason.changed-in-gradebook':
      'Alguien cambió el número en Schoology después de nuestro envío. Compruebe cuál es el correcto y envíelo a mano.',
    'reason.nothing-to-send': 'No hay ninguna nota que enviar.',
    'cause.assignment-removed':
      'Esta tarea ya no está asociada a esta herramienta. Se eliminó en Schoology o se cambió para no usar Passback. Añádala de nuevo allí o escriba esta nota a mano.',
    'cause.learner-not-in-course':
      'Schoology dice que este estudiante no está en el curso. Compruebe la inscripción y vuelva a enviar.',
    'cause.access-withdrawn':
      'Schoology ya no permite que Passback escriba notas aquí. Pida a la administración del distrito que revise los permisos de la aplicación.',
    'cause.platform-refused': 'Schoology rechazó esta nota: «{words}»',
    'cause.platform-unreachable':
      'No se pudo contactar con Schoology durante horas. Vuelva a enviarla ahora.',
    'state.not-sent': 'Sin enviar',
    'state.queued': 'En espera de envío',
    'state.sending': 'Enviando',
    'state.retrying': 'Se reintentará pronto',
    'state.delivered': 'Enviada',
    'state.overridden': 'Enviada con otro número',
    'state.changed': 'Cambió tras el envío',
    'state.cleared': 'Borrada en Schoology',
    'state.failed': 'No se pudo enviar',
    'work.not-opened': 'Sin abrir',
    'work.opened': 'Abierta',
    'work.working': 'En curso',
    'work.submitted': 'Entregada',
  },
);
