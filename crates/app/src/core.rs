//! The core as its surroundings hold it: starting and stopping, dispatching, the store with its engine.

use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, Weak};

use akashi_domain::{ApplicationState, Language, UniversityInfo};
use akashi_i18n::{Messages, text};
use akashi_store::settings::{self, Settings, Window};
use akashi_store::{ClaimFailed, Device, DeviceOptions, Health, Store, StoreError};
use akashi_sync::engine::{ByHand, Surroundings};
use akashi_sync::{Client, Engine, Server};
use jiff::Timestamp;
use serde_json::Value;
use url::Url;

use crate::api::{self, CoreError, CoreEvent};
use crate::closing::Closing;
use crate::commands::{HeldGraduation, HeldKey, HeldRight, Pending};
use crate::errors;
use crate::host::{Host, Notification};
use crate::idle::Warned;
use crate::images::Images;
use crate::options::Options;
use crate::pictures::Pictures;
use crate::roles::StaffSession;

/// The local core. Cheap to clone; clones are the same core.
pub struct Core<H> {
    pub(crate) shared: Arc<Shared<H>>,
}

pub(crate) struct Shared<H> {
    pub(crate) host: H,
    pub(crate) options: Options,
    pub(crate) device: Device,
    pub(crate) settings: Mutex<Settings>,
    /// Held by whoever changes the settings: who only reads them does not wait for the disk.
    settling: Mutex<()>,
    /// The public facts of the connected university, once known in this session.
    pub(crate) info: Mutex<Option<Arc<UniversityInfo>>>,
    /// What was looked up and not yet confirmed.
    pub(crate) looked_up: Mutex<Option<(Url, UniversityInfo)>>,
    /// Only in memory: staff tokens reach no disk.
    pub(crate) staff: Mutex<Option<StaffSession>>,
    pub(crate) images: Mutex<Images>,
    /// Only in memory: who set passwords anew and was interrupted begins again.
    pub(crate) right: Mutex<Option<HeldRight>>,
    /// Only in memory, likewise: the address that a student has confirmed to sign in with after graduation.
    pub(crate) graduation: Mutex<Option<HeldGraduation>>,
    /// A sign-in that waits for its key; in memory only.
    pub(crate) key: Mutex<Option<HeldKey>>,
    /// Sign-ins that wait for the browser, the newest first; in memory only.
    pub(crate) saml: Mutex<Vec<Pending>>,
    /// Chosen and not kept yet: they reach no disk.
    pub(crate) pictures: Mutex<Pictures>,
    pub(crate) closing: Mutex<Closing>,
    /// When the person last did something as a graduate.
    pub(crate) last_used: Mutex<Option<Timestamp>>,
    pub(crate) warned: Mutex<Warned>,
    /// When somebody was last seen to be there, signed in or not; nobody has told yet where there is none.
    pub(crate) present: Mutex<Option<Timestamp>>,
    /// What was found when the store was looked over.
    pub(crate) health: Mutex<Option<Health>>,
    /// Code of the last command that was refused, for the diagnostic code.
    pub(crate) last_problem: Mutex<Option<String>>,
    client: OnceLock<Client>,
    engine: Mutex<Option<Engine>>,
}

/// Why a core could not be started.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StartFailed {
    /// Another process owns the data folder: a second window.
    #[error("another process uses the data folder")]
    InUse,
    /// The data folder lies where files cannot be locked: on a network drive.
    #[error("the data folder cannot be locked")]
    NoLocks,
    /// The data folder cannot be made or written.
    #[error("the data folder cannot be used")]
    Unwritable,
}

impl<H> Clone for Core<H> {
    fn clone(&self) -> Self {
        Self {
            shared: Arc::clone(&self.shared),
        }
    }
}

impl<H: Host> Core<H> {
    /// Starts the core; must be called within a tokio runtime. No network is asked and no key is touched yet.
    ///
    /// # Errors
    /// [`StartFailed`].
    pub fn new(host: H, options: Options) -> Result<Self, StartFailed> {
        let device = Device::claim(DeviceOptions {
            dir: options.data_dir.clone(),
            keyring: Arc::clone(&options.keyring),
            patience: options.keyring_patience,
            entropy: Arc::clone(&options.entropy),
            max_bytes: options.max_store_bytes,
        })
        .map_err(|failed| match failed {
            ClaimFailed::InUse => StartFailed::InUse,
            ClaimFailed::NoLocks => StartFailed::NoLocks,
            ClaimFailed::Store(_) => StartFailed::Unwritable,
        })?;
        let settings = settings::load(device.dir());
        let core = Self {
            shared: Arc::new(Shared {
                host,
                options,
                device,
                settings: Mutex::new(settings),
                settling: Mutex::default(),
                info: Mutex::default(),
                looked_up: Mutex::default(),
                staff: Mutex::default(),
                images: Mutex::default(),
                right: Mutex::default(),
                graduation: Mutex::default(),
                key: Mutex::default(),
                saml: Mutex::default(),
                pictures: Mutex::default(),
                closing: Mutex::default(),
                last_used: Mutex::default(),
                warned: Mutex::default(),
                present: Mutex::default(),
                health: Mutex::default(),
                last_problem: Mutex::default(),
                client: OnceLock::new(),
                engine: Mutex::default(),
            }),
        };
        core.watch_idleness();
        Ok(core)
    }

    /// Answers a command of [`crate::api`].
    ///
    /// # Errors
    /// A code with arguments, for the view to put into words.
    pub async fn dispatch(&self, name: &str, request: Value) -> Result<Value, CoreError> {
        let answer = api::dispatch(self, name, request).await;
        if let Err(error) = &answer {
            tracing::info!(command = name, code = %error.code, "refused");
            *lock(&self.shared.last_problem) = Some(error.code.clone());
        }
        answer
    }

    /// Stops background work and closes the store. Nothing that was acknowledged is lost without it.
    pub async fn shut_down(&self) {
        lock(&self.shared.engine).take();
        self.shared.device.close().await;
    }

    /// Its surroundings.
    #[must_use]
    pub fn host(&self) -> &H {
        &self.shared.host
    }

    /// What it was started with.
    #[must_use]
    pub fn options(&self) -> &Options {
        &self.shared.options
    }

    /// The language of the application.
    #[must_use]
    pub fn language(&self) -> Language {
        lock(&self.shared.settings)
            .language
            .unwrap_or(self.shared.options.system_language)
    }

    /// The language was chosen in the menu: remembers it and tells the view.
    ///
    /// # Errors
    /// When it cannot be remembered.
    pub async fn choose_language(&self, language: Language) -> Result<(), CoreError> {
        self.remember_language(language).await?;
        self.shared.host.emit(CoreEvent::LanguageChanged(language));
        Ok(())
    }

    pub(crate) async fn remember_language(&self, language: Language) -> Result<(), CoreError> {
        self.change_settings(move |settings| settings.language = Some(language))
            .await?;
        self.shared.host.set_language(language);
        Ok(())
    }

    /// Size of the window as it was left.
    #[must_use]
    pub fn window(&self) -> Option<Window> {
        lock(&self.shared.settings).window
    }

    /// Remembers the size of the window. Waits for the disk: it is the last thing an application does.
    ///
    /// # Errors
    /// When it cannot be remembered.
    pub fn remember_window(&self, window: Window) -> Result<(), CoreError> {
        Ok(self
            .shared
            .change_settings(|settings| settings.window = Some(window))?)
    }

    /// Changes the settings, durably, away from the threads that answer commands.
    pub(crate) async fn change_settings(
        &self,
        change: impl FnOnce(&mut Settings) + Send + 'static,
    ) -> Result<(), CoreError> {
        let shared = Arc::clone(&self.shared);
        let changed = tokio::task::spawn_blocking(move || shared.change_settings(change)).await;
        Ok(changed.map_err(|_| errors::internal("changing the settings"))??)
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.shared.options.clock.now()
    }

    /// The present moment as the server has it.
    pub(crate) fn server_now(&self) -> Timestamp {
        self.shared
            .client
            .get()
            .map_or_else(|| self.now(), Client::server_now)
    }

    /// The store, made silently when this is the first personal datum and the keyring takes the key.
    pub(crate) async fn store(&self) -> Result<Store, CoreError> {
        let store = self.shared.device.open().await?;
        self.run_engine(&store);
        Ok(store)
    }

    /// The store, if anything of a person was ever stored here.
    ///
    /// # Errors
    /// When there is one and it cannot be opened without help.
    pub async fn existing_store(&self) -> Result<Option<Store>, CoreError> {
        let store = self.shared.device.existing().await?;
        if let Some(store) = &store {
            self.run_engine(store);
        }
        Ok(store)
    }

    pub(crate) fn client(&self) -> Result<&Client, CoreError> {
        if let Some(client) = self.shared.client.get() {
            return Ok(client);
        }
        let client = Client::new(&self.shared.options.client)
            .map_err(|_| errors::internal("no usable TLS"))?;
        Ok(self.shared.client.get_or_init(|| client))
    }

    /// The engine, if there is a store for it.
    pub(crate) fn with_engine<T>(&self, act: impl FnOnce(&Engine) -> T) -> Option<T> {
        lock(&self.shared.engine).as_ref().map(act)
    }

    /// The engine's steps, where the options leave them to whoever started the core.
    #[must_use]
    pub fn engine_by_hand(&self) -> Option<ByHand> {
        self.with_engine(Engine::by_hand).flatten()
    }

    pub(crate) fn stop_engine(&self) {
        lock(&self.shared.engine).take();
    }

    /// Starts the engine once the store is open.
    pub(crate) fn run_engine(&self, store: &Store) {
        let mut slot = lock(&self.shared.engine);
        // One that was left over serves a store that was removed meanwhile.
        if slot.as_ref().is_some_and(|engine| engine.serves(store)) {
            return;
        }
        let directory = Arc::downgrade(&self.shared);
        let changed = Arc::downgrade(&self.shared);
        let noticed = Arc::downgrade(&self.shared);
        let surroundings = Surroundings {
            store: store.clone(),
            directory: Arc::new(move |id| upgrade(&directory)?.server_of(id)),
            changed: Arc::new(move || {
                if let Some(core) = upgrade(&changed) {
                    core.outbox_changed();
                }
            }),
            noticed: Arc::new(move |state| {
                if let Some(core) = upgrade(&noticed) {
                    core.notify(state);
                }
            }),
            clock: Arc::clone(&self.shared.options.clock),
            entropy: Arc::clone(&self.shared.options.entropy),
        };
        *slot = Some(Engine::start(
            surroundings,
            self.shared.options.engine.clone(),
            self.sending_paused(),
        ));
        drop(slot);
        self.look_over(store);
    }

    /// Stops or resumes sending, also for later starts.
    pub(crate) async fn pause_sending(&self, paused: bool) -> Result<(), CoreError> {
        self.change_settings(move |settings| settings.sending_paused = paused)
            .await?;
        self.with_engine(|engine| engine.pause(paused));
        Ok(())
    }

    pub(crate) fn sending_paused(&self) -> bool {
        lock(&self.shared.settings).sending_paused
    }

    /// The server of the university `id`, while it is the connected one.
    fn server_of(&self, id: &str) -> Option<Server> {
        let address = lock(&self.shared.settings)
            .university
            .as_ref()
            .filter(|university| university.id == id)
            .and_then(|university| Url::parse(&university.address).ok())?;
        Some(self.client().ok()?.at(address))
    }

    /// Tells somebody who looks at something else that there is news, and nothing of it: others may see the screen.
    fn notify(&self, state: ApplicationState) {
        tracing::info!(
            state = state.as_str(),
            "the university put it into another state"
        );
        let messages = Messages::of(self.language());
        self.shared.host.notify(Notification {
            title: text::shell_notification_title(messages),
            body: text::shell_notification_changed(messages),
        });
    }

    fn outbox_changed(&self) {
        self.shared.host.emit(CoreEvent::OutboxChanged);
        let core = self.clone();
        tokio::spawn(async move { core.quit_when_sent().await });
    }
}

impl<H> Shared<H> {
    /// Blocks for as long as a disk takes.
    fn change_settings(&self, change: impl FnOnce(&mut Settings)) -> Result<(), StoreError> {
        let _turn = lock(&self.settling);
        let mut changed = lock(&self.settings).clone();
        change(&mut changed);
        settings::save(self.device.dir(), &changed)?;
        *lock(&self.settings) = changed;
        Ok(())
    }
}

pub(crate) fn upgrade<H>(shared: &Weak<Shared<H>>) -> Option<Core<H>> {
    shared.upgrade().map(|shared| Core { shared })
}

/// Locks; what another thread left behind when it panicked is whole, because nothing is changed in steps.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
