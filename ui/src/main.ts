import { mount } from 'svelte';
import App from './App.svelte';
import './app.css';
import { EarlyKeys } from './lib/core/early-keys';

const earlyKeys = new EarlyKeys(window);
const target = document.getElementById('app');
if (target) mount(App, { target, props: { earlyKeys } });
