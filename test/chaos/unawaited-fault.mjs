// Loaded before Kabar: SIGUSR2 makes an error that nobody awaits.
process.on('SIGUSR2', () => {
  void Promise.reject(new Error('a fault that nobody awaits'));
});
