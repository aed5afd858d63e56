//! How a function of the C library is stood in for.

/// `stand_in!(name, other_name(arguments) -> answer { body })`: under both names, which the C library has for one thing.
///
/// Arguments that are optional there are passed like any other on the machines we build for.
macro_rules! stand_in {
    ($name:ident, $other:ident $arguments:tt -> $answer:ty $body:block) => {
        stand_in!($name $arguments -> $answer $body);
        stand_in!($other $arguments -> $answer $body);
    };
    ($name:ident ($($argument:ident: $type:ty),* $(,)?) -> $answer:ty $body:block) => {
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $name($($argument: $type),*) -> $answer $body
    };
}
