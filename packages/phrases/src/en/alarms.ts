export const alarms = {
  forced: 'Forced passage',
  'held-open': 'Held open too long',
  fire: 'Released by the fire input',
  storage: 'Storage trouble',
  clock: 'Clock trouble',
  camera: 'Camera trouble',
  driver: 'Connected device trouble',
  help: 'Someone at the door asks for help',
};
